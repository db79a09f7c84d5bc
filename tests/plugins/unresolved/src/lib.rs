//! Test library: it needs a function that is nowhere, so that opening it must fail at once and not at a call.

unsafe extern "C" {
    fn vakwerk_test_function_that_is_nowhere() -> u32;
}

/// Calls what is not there.
#[unsafe(no_mangle)]
pub extern "C" fn vakwerk_test_unresolved() -> u32 {
    // SAFETY: it is never reached, because the library cannot be opened.
    unsafe { vakwerk_test_function_that_is_nowhere() }
}
