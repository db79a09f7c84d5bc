//! Keeps every panic on the plugin's side, and keeps it silent.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::Once;

/// Runs `body`; a panic in it becomes `panicked`.
///
/// What the plugin holds may be left half changed by a panic; that is its own matter, since functions are pure
/// and the host gets no answer from the call.
#[inline]
pub(crate) fn guard<T>(panicked: T, body: impl FnOnce() -> T) -> T {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => value,
        Err(payload) => {
            discard(payload);
            panicked
        }
    }
}

/// Drops what was thrown; its own drop may panic too.
#[cold]
fn discard(payload: Box<dyn std::any::Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        // There is no end to such payloads; forgetting the second one costs a few bytes.
        std::mem::forget(second);
    }
}

/// Installs a panic hook that prints nothing, once per library.
///
/// A library has its own copy of the standard library, hence its own hook, which by default prints the message of
/// the panic, and with it perhaps answers, to the standard error of the embedding program.
pub(crate) fn silence() {
    static SILENT: Once = Once::new();
    SILENT.call_once(|| set_hook(Box::new(|_| {})));
}
