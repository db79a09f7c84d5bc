//! An invented discipline: what its catalogue cannot express, a description of the line.
#![forbid(unsafe_code)]

use vakwerk_sdk::document::{FORMAT, Profile, ProfileRequest, Signal, Statement, Text};
use vakwerk_sdk::{Answer, Behaviour, Declined};

const LINE_TENSION: &str = "voorbeeld.vlieger:line-tension";

/// The behaviour of the plugin `voorbeeld.vlieger`.
#[derive(Debug, Default)]
pub struct Vlieger;

impl Behaviour for Vlieger {
    /// Describes the latest line tension beside the one before it.
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        let taken = || request.material.results.iter().rev().filter(|result| result.assessment == LINE_TENSION);
        let mut totals = taken().filter_map(|result| result.score("total"));
        // Nothing to describe is an ordinary answer.
        let (latest, before) = (totals.next().ok_or(Declined::Failed)?, totals.next());
        let (nl, en) = match before {
            Some(before) if latest < before => {
                ("De lijn is losser dan de vorige keer.", "The line is looser than before.")
            }
            Some(before) if latest > before => {
                ("De lijn is strakker dan de vorige keer.", "The line is tighter than before.")
            }
            Some(_) => ("De lijn is als de vorige keer.", "The line is as it was before."),
            None => ("Dit is de eerste meting.", "This is the first measurement."),
        };
        let tight = taken().next().and_then(|result| result.band("ours")) == Some("tight");
        let statement =
            Statement { text: Text::new(nl, en), rests_on: vec![LINE_TENSION.into()], source: None, ours: true };
        let signal = Signal {
            term: "voorbeeld.vlieger:line-work/giving".into(),
            name: Text::new("vieren", "giving line"),
            score: Some(latest),
            stands_out: tight,
            statements: vec![statement],
            goals: if tight { vec!["voorbeeld.vlieger:gives-line".into()] } else { Vec::new() },
            ..Signal::default()
        };
        let title = Text::new("Lijnwerk", "Line work");
        Ok(Profile { format: FORMAT, title, signals: vec![signal], ..Profile::default() })
    }
}

vakwerk_sdk::export_plugin!(Vlieger);
