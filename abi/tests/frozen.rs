//! Interface version 1 does not change: a change to its functions must become a version 2 beside it.
#![allow(clippy::unwrap_used)]

use abi_stable::library::RootModule;
use vakwerk_abi::v1::{Handle, V1, V1Ref};
use vakwerk_abi::{NO_ITEM, Status};

#[test]
fn the_root_module_keeps_its_name_version_and_size() {
    assert_eq!((V1Ref::NAME, V1Ref::BASE_NAME), ("vakwerk", "vakwerk"));
    assert_eq!(V1Ref::VERSION_STRINGS.version.as_str(), "1.0.0");
    // Two texts and five functions, on machines with pointers of eight bytes.
    #[cfg(target_pointer_width = "64")]
    assert_eq!(size_of::<V1>(), 2 * 16 + 5 * 8);
    assert_eq!(size_of::<Handle>(), size_of::<usize>());
    assert_eq!(size_of::<Status>(), 4);
    // The number of the crate stays 1.x, because the layout check compares it.
    assert!(env!("CARGO_PKG_VERSION").starts_with("1."));
}

#[test]
fn the_numbers_keep_their_meaning() {
    let names: Vec<_> = (0..10).map(|number| Status(number).name().unwrap()).collect();
    let expected = [
        "OK",
        "NOT_PROVIDED",
        "NOT_COMPUTABLE",
        "PANICKED",
        "MISUSED",
        "UNREADABLE",
        "FAILED",
        "OTHER_PLUGIN",
        "OTHER_CATALOGUE",
        "OTHER_ASSESSMENT",
    ];
    assert_eq!(names, expected);
    assert_eq!(Status(10).name(), None);
    assert_eq!(NO_ITEM, u32::MAX);
}
