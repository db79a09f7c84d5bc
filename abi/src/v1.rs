//! Interface version 1, frozen: the root module that a library exports.
//!
//! Only flat, final types cross. Nothing in this file may change; what must grow, grows in
//! [`document`](crate::document), and a second version stands in a module of its own.

use abi_stable::StableAbi;
use abi_stable::library::RootModule;
use abi_stable::sabi_types::VersionStrings;
use abi_stable::std_types::{RSlice, RSliceMut, RStr, RVec};

use crate::Status;

/// What a bound plugin is known by; it means something to the library that gave it, and to nobody else.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, StableAbi)]
pub struct Handle(pub *const ());

/// The root module.
///
/// Function types are written out in the fields, because the layout check reads them there.
///
/// The functions are `unsafe` because a handle must come from `bind` of the same library and must not have been
/// released, and because `release` may not run while another function uses the handle. They may be called from
/// any thread, never unwind, and are pure: same input, same output.
#[repr(C)]
#[derive(StableAbi)]
#[sabi(kind(Prefix(prefix_ref = V1Ref)))]
#[sabi(missing_field(panic))]
pub struct V1 {
    /// The id of the plugin that the library was built for.
    pub id: RStr<'static>,
    /// The version of the plugin that the library was built for.
    pub version: RStr<'static>,
    /// Makes the plugin for one catalogue.
    ///
    /// `request` is a [`BindRequest`](crate::document::BindRequest). On [`Status::OK`] `handle` is valid until
    /// `release`; otherwise `detail` may hold a [`BindRefusal`](crate::document::BindRefusal).
    pub bind: unsafe extern "C" fn(request: RSlice<'_, u8>, handle: &mut Handle, detail: &mut RVec<u8>) -> Status,
    /// Drops the bound plugin.
    pub release: unsafe extern "C" fn(handle: Handle) -> Status,
    /// Scores one sheet.
    ///
    /// `assessment` is the position in the bind request. `answers` are in the order of its items, `inputs` in the
    /// order of its inputs; NaN means missing. The plugin writes every scale, in order; NaN means unavailable. On
    /// [`Status::NOT_COMPUTABLE`] `fault` is the position of an item or [`NO_ITEM`](crate::NO_ITEM).
    ///
    /// `scales` is passed by reference, because no two registers are left for it: by value it is copied through
    /// the stack in a way that processors wait for, which cost a tenth of a call (measured).
    pub score: unsafe extern "C" fn(
        handle: Handle,
        assessment: u32,
        answers: RSlice<'_, f64>,
        inputs: RSlice<'_, f64>,
        scales: &mut RSliceMut<'_, f64>,
        fault: &mut u32,
    ) -> Status,
    /// Scores many sheets.
    ///
    /// All three are columns, one after another: value `row` of item `i` stands at `i * rows.len() + row`. `rows`
    /// receives the status of each row; a row that cannot be scored never fails the batch.
    pub score_batch: unsafe extern "C" fn(
        handle: Handle,
        assessment: u32,
        answers: RSlice<'_, f64>,
        inputs: RSlice<'_, f64>,
        scales: RSliceMut<'_, f64>,
        rows: RSliceMut<'_, Status>,
    ) -> Status,
    /// The operations that carry documents.
    ///
    /// An operation that the plugin does not know is answered with [`Status::NOT_PROVIDED`].
    #[sabi(last_prefix_field)]
    pub call: unsafe extern "C" fn(
        handle: Handle,
        operation: RStr<'_>,
        request: RSlice<'_, u8>,
        response: &mut RVec<u8>,
    ) -> Status,
}

impl RootModule for V1Ref {
    abi_stable::declare_root_module_statics! {V1Ref}
    const BASE_NAME: &'static str = "vakwerk";
    const NAME: &'static str = "vakwerk";
    // A literal: the number of the interface, whatever the number of this crate.
    const VERSION_STRINGS: VersionStrings = VersionStrings::new("1.0.0");
}
