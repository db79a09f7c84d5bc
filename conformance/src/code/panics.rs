//! Check `panics`: no input makes the code panic, however hostile.

use vakwerk_core::catalogue::Pack;
use vakwerk_host::document::{FORMAT, ProfileRequest, ReasonsRequest, ReviewRequest};
use vakwerk_host::{CallRefusal, PluginFaultKind, PluginSet};

use super::material;
use super::promises::DOCUMENTS;
use crate::Fault;
use crate::ranges::of_plugin;

/// Calls every operation that carries documents with documents that no host would write, and with odd material.
///
/// Sheets are scored by [`crate::ranges`] and [`crate::same_answer`], which name a panic by this check too.
#[must_use]
pub fn check(pack: &Pack, set: &PluginSet) -> Vec<Fault> {
    let id = &pack.manifest.id;
    let mut faults = Vec::new();
    for (_, operation) in DOCUMENTS {
        for request in hostile().into_iter().chain(odd(pack, operation)) {
            match set.call(id, operation, &request) {
                Err(CallRefusal::Fault(fault)) if fault.kind == PluginFaultKind::Panicked => {
                    faults.push(of_plugin(format_args!("{id} {operation}"), &fault));
                }
                // Declining is an ordinary answer, and what an answer must hold is another check.
                _ => {}
            }
        }
    }
    faults.dedup();
    faults
}

/// Documents that are none, or not of the operation.
fn hostile() -> Vec<Vec<u8>> {
    let deep = |open: &str, times: usize| open.repeat(times).into_bytes();
    let mut all: Vec<Vec<u8>> = [
        "",
        " ",
        "null",
        "0",
        "[]",
        "{}",
        "\"\"",
        "{\"format\":1}",
        "{\"format\":-1}",
        "{\"format\":4294967296}",
        "{\"format\":1,\"material\":null}",
        "{\"format\":1,\"material\":{\"results\":[{}]}}",
        "{\"format\":1,\"material\":{\"results\":[{\"assessment\":\"\",\"edition\":0}]}}",
        "{\"format\":1,\"material\":{\"records\":[{\"form\":\"a:b\",\"edition\":1,\"fields\":{\"\":[]}}]}}",
        "{\"format\":1,\"material\":{\"facts\":{\"x\":1e999}}}",
        "{\"format\":1,\"step\":\"no-such-step\",\"material\":{}}",
        "{\"format\":1,\"unknown\":{\"deeper\":[true,null]},\"material\":{},\"interventions\":[]}",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    all.push(vec![0xff, 0xfe, 0x00, 0x80]);
    all.push(deep("[", 100_000));
    all.push(deep("{\"material\":", 100_000));
    all.push(format!("{{\"format\":1,\"material\":{{\"goals\":[\"{}\"]}}}}", "x".repeat(1 << 20)).into_bytes());
    all
}

/// Well-formed requests about odd material.
fn odd(pack: &Pack, operation: &str) -> Vec<Vec<u8>> {
    let steps = ["registration", "examination", "plan", "evaluation", "closure"];
    let mut all = Vec::new();
    for material in material::all(pack) {
        let interventions = Vec::new();
        let written = match operation {
            "profile" => vec![serde_json::to_vec(&ProfileRequest { format: FORMAT, material })],
            "reasons" => vec![serde_json::to_vec(&ReasonsRequest { format: FORMAT, material, interventions })],
            _ => steps
                .iter()
                .map(|step| {
                    let request =
                        ReviewRequest { format: FORMAT, step: (*step).to_owned(), material: material.clone() };
                    serde_json::to_vec(&request)
                })
                .collect(),
        };
        all.extend(written.into_iter().filter_map(Result::ok));
    }
    all
}
