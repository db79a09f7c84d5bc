//! Runs the code of one plugin in a process of its own, within limits of memory and time.
//!
//! For whoever embeds Vakwerk and does not want the native code of some plugin in its own process: a registry that is
//! told where this program lies starts it, one process per plugin. It has no arguments and is of no use by hand.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    vakwerk_host::worker::serve()
}
