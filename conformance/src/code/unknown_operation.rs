//! Check `unknown-operation`: what does not exist is answered with "not provided", so that later hosts can ask.

use vakwerk_core::catalogue::Pack;
use vakwerk_host::{CallRefusal, PluginSet};

use crate::fault::both;
use crate::{Check, Fault};

/// Calls operations that do not exist, and some that almost do.
#[must_use]
pub fn check(pack: &Pack, set: &PluginSet) -> Vec<Fault> {
    let id = &pack.manifest.id;
    let long = "x".repeat(10_000);
    let names = ["no-such-operation", "", " ", "Profile", "profile ", "profile\0", "score", "bind", "é", long.as_str()];
    let mut faults = Vec::new();
    for name in names {
        for request in [&b"{}"[..], b"", b"{\"format\":1}"] {
            if !matches!(set.call(id, name, request), Err(CallRefusal::NotProvided { .. })) {
                let shown: String = name.chars().take(20).filter(|c| !c.is_control()).collect();
                faults.push(Fault::new(
                    Check::UnknownOperation,
                    format_args!("{id} {shown}"),
                    both(
                        "verwacht was dat de bewerking niet wordt aangeboden; de code gaf een ander antwoord.",
                        "expected was that the operation is not provided; the code gave another answer.",
                    ),
                    both(
                        "Antwoord op elke onbekende bewerking `NOT_PROVIDED` (1); `export_plugin!` doet dat vanzelf.",
                        "Answer every unknown operation with `NOT_PROVIDED` (1); `export_plugin!` does so by itself.",
                    ),
                ));
                break;
            }
        }
    }
    faults
}
