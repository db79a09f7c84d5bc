//! Wat de catalogus van Zandtherapie proef niet kan uitdrukken: een beschrijving van een score.
#![forbid(unsafe_code)]

use vakwerk_sdk::document::{FORMAT, Profile, ProfileRequest, Signal, Statement, Text};
use vakwerk_sdk::{Answer, Behaviour, Declined};

const SCORE: &str = "voorbeeld.zandtherapie-proef:zandtherapie-proef-score";

/// Het gedrag van de plugin `voorbeeld.zandtherapie-proef`. Weg ermee, en met `provides`, als gegevens genoeg zeggen.
#[derive(Debug, Default)]
pub struct Plugin;

impl Behaviour for Plugin {
    /// Beschrijft de laatste score. Een beschrijving is geen diagnose; de professional weegt.
    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        let mut taken = request.material.results.iter().rev().filter(|result| result.assessment == SCORE);
        // Niets te beschrijven is een gewoon antwoord.
        let latest = taken.next().ok_or(Declined::Failed)?;
        let total = latest.score("total").ok_or(Declined::Failed)?;
        let low = latest.band("own") == Some("low");
        let text = if low {
            Text::new("De score is laag.", "The score is low.")
        } else {
            Text::new("De score is hoog.", "The score is high.")
        };
        let statement = Statement { text, rests_on: vec![SCORE.into()], source: None, ours: true };
        let signal = Signal {
            term: "voorbeeld.zandtherapie-proef:themes/calm".into(),
            name: Text::new("rust", "calm"),
            score: Some(total),
            stands_out: low,
            statements: vec![statement],
            goals: if low { vec!["voorbeeld.zandtherapie-proef:first-goal".into()] } else { Vec::new() },
            ..Signal::default()
        };
        let title = Text::new("Zandtherapie proef", "Zandtherapie proef");
        Ok(Profile { format: FORMAT, title, signals: vec![signal], ..Profile::default() })
    }
}

vakwerk_sdk::export_plugin!(Plugin);
