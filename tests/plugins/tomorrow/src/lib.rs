//! Test library: the interface of a version that does not exist yet.

#![expect(missing_docs, reason = "the attribute of abi_stable exports a static without words")]

use abi_stable::StableAbi;
use abi_stable::export_root_module;
use abi_stable::library::RootModule;
use abi_stable::prefix_type::PrefixTypeTrait;
use abi_stable::sabi_types::VersionStrings;

/// A root module of interface 2.
#[repr(C)]
#[derive(StableAbi)]
#[sabi(kind(Prefix(prefix_ref = V2Ref)))]
#[sabi(missing_field(panic))]
pub struct V2 {
    /// Something that interface 1 does not have.
    #[sabi(last_prefix_field)]
    pub think: extern "C" fn() -> u32,
}

impl RootModule for V2Ref {
    abi_stable::declare_root_module_statics! {V2Ref}
    const BASE_NAME: &'static str = "vakwerk";
    const NAME: &'static str = "vakwerk";
    const VERSION_STRINGS: VersionStrings = VersionStrings::new("2.0.0");
}

extern "C" fn think() -> u32 {
    42
}

/// The root module, under the name that hosts look for.
#[export_root_module]
pub fn root_module() -> V2Ref {
    V2 { think }.leak_into_prefix()
}
