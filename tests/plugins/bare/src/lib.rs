//! Test library: no Vakwerk interface.

/// The only thing it exports.
#[unsafe(no_mangle)]
pub extern "C" fn vakwerk_test_bare() -> u32 {
    1
}
