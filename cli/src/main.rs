//! The program `vakwerk`: hands the arguments of the process to the library and gives its exit code back.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use vakwerk::{Surroundings, run};

fn main() -> ExitCode {
    let surroundings = Surroundings::of_process();
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr());
    run(std::env::args_os(), &surroundings, &mut out, &mut err).into()
}
