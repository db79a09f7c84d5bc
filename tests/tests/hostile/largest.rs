//! Inputs as large as each form may be, made of whatever costs most.

use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use vakwerk_core::envelope::{FILE_LIMIT as CASE_LIMIT, LINE_LIMIT};
use vakwerk_exchange::IMPORT_LIMIT;
use vakwerk_pack::bundle::{BUNDLE_LIMIT, ENTRIES_LIMIT, FRONT_FILE};
use vakwerk_pack::{FILE_LIMIT, TOTAL_LIMIT};
use vakwerk_script::SCRIPT_LIMIT;
use vakwerk_tests::figure::{figure, in_full};
use vakwerk_tests::hostile::{BETWEEN_FILES, TARGETS, corpus};

use super::{Cost, MEMORY};

/// Part of an input, over and over until it is as large as it may be, between a beginning and an end.
fn filled(begin: &str, part: &str, end: &str, limit: usize) -> Vec<u8> {
    let room = limit.saturating_sub(begin.len() + end.len());
    [begin, &part.repeat(room / part.len()), end].concat().into_bytes()
}

/// The same with a number in each part.
fn numbered(begin: &str, part: &dyn Fn(usize) -> String, end: &str, limit: usize) -> Vec<u8> {
    let mut text = begin.to_owned();
    for number in 0.. {
        let next = part(number);
        if text.len() + next.len() + end.len() > limit {
            break;
        }
        text.push_str(&next);
    }
    (text + end).into_bytes()
}

/// Large TOML of every kind.
fn toml(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("comments", filled("", "#\n", "", limit)),
        ("empty lists", filled("x = [", "[],", "]", limit)),
        ("numbers", filled("x = [", "1,", "]", limit)),
        ("empty tables", filled("x = [", "{},", "]", limit)),
        ("empty texts", filled("x = [", "'',", "]", limit)),
        ("tables", filled("", "[[goal]]\n", "", limit)),
        ("keys", numbered("", &|n| format!("{n}=1\n"), "", limit)),
        ("headers", numbered("", &|n| format!("[{n}]\n"), "", limit)),
        ("dotted", numbered("", &|n| format!("{n}.a.b.c=1\n"), "", limit)),
        ("one text", filled("x = '", "x", "'", limit)),
        ("quotes", filled("x = ", "\"", "", limit)),
        ("brackets", filled("x = ", "[", "", limit)),
        ("no toml", filled("", "=\n", "", limit)),
        ("zeros", vec![0; limit]),
        ("the same goal", filled("", "[[goal]]\nid='a'\nedition=1\nstatement={nl='a',en='b'}\n", "", limit)),
        ("goals", numbered("", &|n| format!("[[goal]]\nid='g{n}'\nstatement={{nl='a'}}\n"), "", limit)),
        (
            "items",
            numbered(
                "[[assessment]]\nid='a'\nedition=1\nanswer={min=0,max=1,step=1}\nitem=[",
                &|n| format!("{{id='i{n}'}},"),
                "]\n[[assessment.scale]]\nid='s'\nscore='sum(items)'\nmin=0\nmax=1\n",
                limit,
            ),
        ),
        ("an expression", filled("[[assessment]]\nid='a'\n[[assessment.scale]]\nid='s'\nscore='", "1+", "1'\n", limit)),
        (
            "a deep expression",
            filled("[[assessment]]\nid='a'\n[[assessment.scale]]\nid='s'\nscore='", "(", "'\n", limit),
        ),
    ]
}

/// Packs of as many such files as may be together.
fn packs(limit: usize, files: usize) -> Vec<(&'static str, Vec<u8>)> {
    // Two small files are there already.
    let whole = |(name, file): (&'static str, Vec<u8>)| (name, vec![file; files].join(&BETWEEN_FILES));
    toml(limit - 1000 / files).into_iter().map(whole).collect()
}

fn case(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    let package =
        |inside: &str, part: &str, end: &str| filled(&format!("{{\"CFDocument\":{{{inside}"), part, end, limit);
    let items = |part: &dyn Fn(usize) -> String, list: &str| {
        numbered(&format!("{{\"CFDocument\":{{\"title\":\"a\"}},\"{list}\":["), part, "null]}", limit)
    };
    vec![
        ("lists in the document", package("\"x\":[", "[],", "[]]}}")),
        ("numbers in the document", package("\"x\":[", "1,", "1]}}")),
        ("tables in the document", package("\"x\":[", "{},", "{}]}}")),
        ("small tables in the document", package("\"x\":[", "{\"\":0},", "{}]}}")),
        ("lists beside", filled("{\"CFDocument\":{},\"x\":[", "[],", "[]]}", limit)),
        ("brackets", filled("", "[", "", limit)),
        ("one text", package("\"title\":\"", "x", "\"}}")),
        ("nulls as items", filled("{\"CFDocument\":{},\"CFItems\":[", "null,", "null]}", limit)),
        ("a large item", filled("{\"CFDocument\":{},\"CFItems\":[{\"x\":[", "0,", "0]}]}", limit)),
        ("items", items(&|n| format!("{{\"identifier\":\"i{n}\",\"fullStatement\":\"s\"}},"), "CFItems")),
        (
            "items with lists",
            items(
                &|n| format!("{{\"identifier\":\"i{n}\",\"fullStatement\":\"s\",\"x\":[{}0]}},", "0,".repeat(100)),
                "CFItems",
            ),
        ),
        (
            "relations",
            items(
                &|n| {
                    format!(
                        "{{\"identifier\":\"a{n}\",\"associationType\":\"isChildOf\",\"originNodeURI\":\
                         {{\"identifier\":\"i{n}\"}},\"destinationNodeURI\":{{\"identifier\":\"i{}\"}}}},",
                        n + 1
                    )
                },
                "CFAssociations",
            ),
        ),
        ("keys", numbered("{\"CFDocument\":{", &|n| format!("\"{n}\":0,"), "\"\":0}}", limit)),
    ]
}

fn csv(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    let seed = corpus("csv-import").into_iter().map(|(_, bytes)| bytes).max_by_key(Vec::len).unwrap();
    let head = String::from_utf8(seed).unwrap().lines().next().unwrap().to_owned() + "\n";
    let columns = head.matches(',').count();
    let blank = ",".repeat(columns - 2);
    vec![
        ("commas", filled(&head, ",", "\n", limit)),
        ("empty lines", filled(&head, &format!("{}\n", ",".repeat(columns)), "", limit)),
        ("lines", numbered(&head, &|n| format!(",{n},s{blank}\n"), "", limit)),
        (
            "a deep tree",
            numbered(
                &head,
                &|n| format!("{},{},s{blank}\n", if n == 0 { String::new() } else { n.to_string() }, n + 1),
                "",
                limit,
            ),
        ),
        ("one cell", filled(&head, "x", "\n", limit)),
        ("quotes", filled(&head, "\"", "\n", limit)),
        ("line feeds", filled(&head, "\n", "", limit)),
        (
            "cross-references",
            filled(&format!("{head},1,s,,,,,,,,\""), "a,", &format!("\"{}\n", &blank[..blank.len() - 8]), limit),
        ),
    ]
}

fn case_files(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    let seed = corpus("case-file").into_iter().map(|(_, bytes)| bytes).max_by_key(Vec::len).unwrap();
    let seed = String::from_utf8(seed).unwrap();
    let line = seed.lines().next().unwrap().to_owned() + "\n";
    let line_limit = LINE_LIMIT.min(limit);
    vec![
        ("line feeds", filled("", "\n", "", limit)),
        ("empty tables", filled("", "{}\n", "", limit)),
        ("the same event", filled("", &line, "", limit)),
        ("a good beginning", filled(&seed, &line, "", limit)),
        ("one line", filled("", "x", "\n", limit)),
        ("lists in a line", filled("[", "[],", "]\n", line_limit)),
        ("brackets", filled("", "[", "\n", limit)),
        ("unknown fields", filled("{\"x\":[", "[],", "[]]}\n", line_limit)),
        ("zeros", vec![0; limit]),
    ]
}

/// Events for which a file is sealed: where every digest is right, all of it is read.
fn case_events(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    let seeds = corpus("case-event");
    let seed = String::from_utf8(seeds.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap().1.clone()).unwrap();
    let seed = seed.trim_end().to_owned() + "\n";
    // Around each line here an envelope of some six hundred bytes is written.
    let small = |line: &str| filled("", line, "", limit / (600 + line.len()) * line.len());
    vec![
        ("small events", small("observation-recorded {}\n")),
        ("unknown events", small("x {}\n")),
        ("good events", filled("", &seed, "", limit / 3)),
        ("lists in an event", filled("x [", "[],", "[]]\n", limit.min(LINE_LIMIT) / 2)),
    ]
}

/// A plain tar of files with this content.
fn tar(files: usize, content: &[u8]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    let front = b"format = 1\nid = \"adem\"\nversion = \"1.0.0\"\n";
    let mut put = |name: &str, bytes: &[u8]| {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_entry_type(tar::EntryType::Regular);
        archive.append_data(&mut header, name, bytes).unwrap();
    };
    put(FRONT_FILE, front);
    (0..files).for_each(|number| put(&format!("catalogue/f{number}.toml"), content));
    archive.into_inner().unwrap()
}

fn bundles(limit: usize) -> Vec<(&'static str, Vec<u8>)> {
    let squeezed = |bytes: &[u8]| compress_to_vec(bytes, CompressionLevel::Fastest);
    // They lie in one folder, which counts too.
    let files = ENTRIES_LIMIT * limit / BUNDLE_LIMIT as usize - 1;
    vec![
        ("empty files", squeezed(&tar(files, b""))),
        ("files together", squeezed(&tar(files, &vec![b'#'; limit / files.max(1) - 1]))),
        ("one file", squeezed(&tar(1, &vec![b'#'; limit]))),
        ("past every limit", squeezed(&vec![0; limit * 2])),
        ("not compressed", [&[0x28, 0xb5, 0x2f, 0xfd], vec![0; limit - 4].as_slice()].concat()),
    ]
}

/// What is large for a target, at `share` of its limit.
fn inputs(target: &str, share: usize) -> Vec<(&'static str, Vec<u8>)> {
    match target {
        "case-import" => case(IMPORT_LIMIT as usize / share),
        "csv-import" => csv(IMPORT_LIMIT as usize / share),
        "case-file" => case_files(CASE_LIMIT / share),
        "case-event" => case_events(CASE_LIMIT / share),
        "bundle" => bundles(BUNDLE_LIMIT as usize / share),
        "script" => toml(SCRIPT_LIMIT / share),
        "pack" => packs(FILE_LIMIT as usize / share, (TOTAL_LIMIT / FILE_LIMIT) as usize),
        _ => toml(FILE_LIMIT as usize / share),
    }
}

#[test]
fn the_largest_inputs_stay_within_memory_and_time() {
    // Unoptimised, the largest would take minutes; a share of the size is held to that share of the memory.
    let share = if in_full() { 1 } else { 64 };
    let mut costs = Vec::new();
    for target in TARGETS {
        let (mut cost, mut most) = (Cost::default(), ("", 0));
        let mut slowest = ("", std::time::Duration::ZERO);
        for (name, input) in inputs(target.name, share) {
            let (bytes, time) = cost.read(target, &input);
            if bytes > most.1 {
                most = (name, bytes);
            }
            if time > slowest.1 {
                slowest = (name, time);
            }
        }
        let size = if share == 1 { "the limit".to_owned() } else { format!("a {share}th of the limit") };
        figure(
            &format!("hostile {}, {size} of size", target.name),
            &format!(
                "{} inputs, 0 panics, at most {} KiB ({}) and {} ms ({})",
                cost.inputs,
                cost.bytes >> 10,
                most.0,
                cost.time.as_millis(),
                slowest.0
            ),
        );
        // What is fixed, such as tables of types, is not shared out; and of imports it is the number of
        // objects or lines that is limited, which even a share of the size reaches.
        let shared = MEMORY / share as u64 + (4 << 20);
        costs.push((target, cost, if target.name.ends_with("-import") { MEMORY } else { shared }));
    }
    // Every figure is printed before one fails.
    costs.iter().for_each(|(target, cost, memory)| cost.check(target, *memory));
}
