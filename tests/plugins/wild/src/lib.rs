//! Test plugin: code that does everything wrong, as the answers ask, and panics when it is dropped.
#![forbid(unsafe_code)]
#![allow(clippy::panic, reason = "panicking is what it is for")]

use vakwerk_sdk::document::{
    FORMAT, Profile, ProfileRequest, Reasons, ReasonsRequest, RemarkedIntervention, Review, ReviewRequest, Signal,
    Text, Value,
};
use vakwerk_sdk::{Answer, Behaviour, Coded, Columns, Declined, NotScored, ScaleColumns, Sheet};

const WISH: Coded = CATALOGUE.coded("wish");

#[derive(Default)]
struct Wild;

impl Drop for Wild {
    fn drop(&mut self) {
        panic!("dropped, as it was bound to be");
    }
}

/// A payload that panics again when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the payload of the panic panicked");
    }
}

/// What the answer asks for: the same numbers as the table in the tests.
fn wish(answer: f64) -> Result<f64, NotScored> {
    match answer as u32 {
        1 => panic!("the answer was {answer}"),
        2 => Ok(21.0),
        3 => Ok(f64::INFINITY),
        4 => Ok(0.5),
        5 => Err(NotScored::Sheet),
        6 => {
            // The panic stays in its own thread, and the result is as it should be.
            let outcome = std::thread::spawn(move || panic!("the answer was {answer}")).join();
            Ok(if outcome.is_err() { answer } else { 0.0 })
        }
        7 => std::panic::panic_any(Bomb),
        8 => Ok(-1.0),
        11..=15 if !apart() => Ok(answer),
        11 => loop {
            std::hint::spin_loop();
        },
        12 => std::process::abort(),
        13 => Ok(all_memory()),
        14 => std::process::exit(0),
        15 => Ok(deeper(answer)),
        _ => Ok(answer),
    }
}

/// Whether it runs in a worker: what would end the process, or the machine, is never done to a test itself.
fn apart() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    program.file_stem().is_some_and(|name| name == "vakwerk-worker")
}

/// Takes memory until there is none; a worker's limit ends it long before the machine's.
fn all_memory() -> f64 {
    let mut taken: Vec<Vec<u8>> = Vec::new();
    loop {
        taken.push(vec![1; 16 << 20]);
        std::hint::black_box(&taken);
    }
}

/// Calls itself until the stack is full.
fn deeper(answer: f64) -> f64 {
    let room = std::hint::black_box([answer; 64]);
    if room[0] < 0.0 { answer } else { deeper(room[1]) + room[2] }
}

impl Behaviour for Wild {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        if sheet.assessment != WISH {
            return Err(NotScored::NotProvided);
        }
        scales[0] = wish(sheet.answers[0])?;
        Ok(())
    }

    fn score_batch(&self, sheets: Columns<'_>, scales: &mut ScaleColumns<'_>) -> Result<(), NotScored> {
        if sheets.assessment != WISH {
            return Err(NotScored::NotProvided);
        }
        for row in 0..sheets.rows() {
            scales.scale(0)[row] = wish(sheets.item(0)[row]).unwrap_or(f64::NAN);
        }
        Ok(())
    }

    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        let fact = |name: &str| request.material.facts.get(name).and_then(Value::word);
        let wish = fact("wish").unwrap_or_default();
        // What it was told about somebody comes back where it does not belong.
        let told = fact("name").unwrap_or("wild:no-such-goal").to_owned();
        let mut profile = Profile { format: FORMAT, title: Text::new("wild", "wild"), ..Profile::default() };
        let signal = Signal { term: "wild:wishes/one".into(), ..Signal::default() };
        match wish {
            "panic" => panic!("asked for {wish}"),
            "thread" => {
                let asked = wish.to_owned();
                let _ = std::thread::spawn(move || panic!("asked for {asked}")).join();
            }
            "fail" => return Err(Declined::Failed),
            "long" => profile.title.nl = "x".repeat(2 << 20),
            "format" => profile.format = 7,
            "goal" => profile.signals.push(Signal { goals: vec![told], ..signal }),
            "term" => profile.signals.push(Signal { term: told + " no term", ..signal }),
            _ => {}
        }
        Ok(profile)
    }

    fn reasons(&self, _: &ReasonsRequest) -> Answer<Reasons> {
        let unasked = RemarkedIntervention { intervention: "wild:unasked".into(), ..RemarkedIntervention::default() };
        Ok(Reasons { format: FORMAT, interventions: vec![unasked] })
    }

    /// The manifest promises it, but the code says that it is not provided.
    fn review(&self, _: &ReviewRequest) -> Answer<Review> {
        Err(Declined::NotProvided)
    }
}

vakwerk_sdk::export_plugin!(Wild);
