//! Test library: binds to any catalogue and misbehaves as the plugin's id asks.
//!
//! It is written without the kit for authors, which does not let a plugin do most of this.

#![expect(missing_docs, reason = "the attribute of abi_stable exports a static without words")]

use std::sync::OnceLock;
use std::thread::ThreadId;

use abi_stable::export_root_module;
use abi_stable::prefix_type::PrefixTypeTrait;
use abi_stable::std_types::{RSlice, RSliceMut, RStr, RVec};
use vakwerk_abi::document::BindRequest;
use vakwerk_abi::v1::{Handle, V1, V1Ref};
use vakwerk_abi::{NO_ITEM, Status};

/// What the plugin's id asks for.
struct Faulty {
    wish: String,
    first: OnceLock<ThreadId>,
}

impl Faulty {
    /// The sum, except where the wish is about sheets.
    fn total(&self, answers: &[f64]) -> Result<f64, Status> {
        let here = std::thread::current().id();
        let elsewhere = *self.first.get_or_init(|| here) != here;
        // No vector has this sheet, so that only the random ones meet it.
        let chosen = answers == [0.0, 3.0, 0.0];
        match self.wish.as_str() {
            "panics" if chosen => Err(Status::PANICKED),
            "outside" if chosen => Ok(10.0),
            "forgets" if chosen => Err(Status::NOT_PROVIDED),
            "remembers" if elsewhere => Ok(0.0),
            _ => Ok(answers.iter().sum()),
        }
    }
}

unsafe extern "C" fn bind(request: RSlice<'_, u8>, handle: &mut Handle, _: &mut RVec<u8>) -> Status {
    let Ok(request) = serde_json::from_slice::<BindRequest>(request.as_slice()) else { return Status::UNREADABLE };
    let faulty = Faulty { wish: request.plugin, first: OnceLock::new() };
    handle.0 = Box::into_raw(Box::new(faulty)).cast_const().cast();
    Status::OK
}

unsafe extern "C" fn release(handle: Handle) -> Status {
    // SAFETY: the host gives a handle of `bind`, once.
    let faulty = unsafe { Box::from_raw(handle.0.cast::<Faulty>().cast_mut()) };
    if faulty.wish == "drops-badly" { Status::PANICKED } else { Status::OK }
}

unsafe extern "C" fn score(
    handle: Handle,
    _: u32,
    answers: RSlice<'_, f64>,
    _: RSlice<'_, f64>,
    scales: &mut RSliceMut<'_, f64>,
    fault: &mut u32,
) -> Status {
    *fault = NO_ITEM;
    // SAFETY: the host gives a handle of `bind` that it has not released.
    let faulty = unsafe { &*handle.0.cast::<Faulty>() };
    match faulty.total(answers.as_slice()) {
        Ok(total) => {
            scales.as_mut_slice()[0] = total;
            Status::OK
        }
        Err(status) => status,
    }
}

unsafe extern "C" fn score_batch(
    handle: Handle,
    _: u32,
    answers: RSlice<'_, f64>,
    _: RSlice<'_, f64>,
    scales: RSliceMut<'_, f64>,
    rows: RSliceMut<'_, Status>,
) -> Status {
    // SAFETY: the host gives a handle of `bind` that it has not released.
    let faulty = unsafe { &*handle.0.cast::<Faulty>() };
    let statuses = rows.into_mut_slice();
    let (count, scales) = (statuses.len(), scales.into_mut_slice());
    for (row, status) in statuses.iter_mut().enumerate() {
        let sheet: Vec<f64> = answers.as_slice().iter().skip(row).step_by(count).copied().collect();
        *status = match faulty.total(&sheet) {
            Ok(total) => {
                scales[row] = if faulty.wish == "differs" { 9.0 - total } else { total };
                Status::OK
            }
            Err(status) => status,
        };
    }
    Status::OK
}

unsafe extern "C" fn call(handle: Handle, operation: RStr<'_>, _: RSlice<'_, u8>, response: &mut RVec<u8>) -> Status {
    // SAFETY: the host gives a handle of `bind` that it has not released.
    let faulty = unsafe { &*handle.0.cast::<Faulty>() };
    match (faulty.wish.as_str(), operation.as_str()) {
        ("panics-on-documents", "profile") => Status::PANICKED,
        ("talks", "profile") => {
            *response = b"{}".to_vec().into();
            Status::OK
        }
        ("knows-everything", name) if !["profile", "reasons", "review"].contains(&name) => {
            *response = b"{}".to_vec().into();
            Status::OK
        }
        _ => Status::NOT_PROVIDED,
    }
}

/// The root module, under the name that hosts look for.
#[export_root_module]
pub fn root_module() -> V1Ref {
    V1 { id: RStr::from_str("faulty"), version: RStr::from_str("1.0.0"), bind, release, score, score_batch, call }
        .leak_into_prefix()
}
