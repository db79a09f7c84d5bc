//! Test plugin: a coded nine-item instrument that does everything well.
#![forbid(unsafe_code)]

use vakwerk_sdk::document::{
    Basis, FORMAT, Leaf, Outcome, Profile, ProfileRequest, Reasons, ReasonsRequest, Remark, RemarkedIntervention,
    Review, ReviewFinding, ReviewRequest, Signal, Statement, Text, Weight,
};
use vakwerk_sdk::{Answer, Behaviour, Coded, Columns, Declined, NotScored, RowStatus, ScaleColumns, Sheet};

const NINE: Coded = CATALOGUE.coded("nine-items");

#[derive(Default)]
struct Nine;

/// The sum; a sheet that says 0 to the first item and 3 to the last contradicts itself and has none.
fn total(answers: impl Iterator<Item = f64>, first: f64, last: f64) -> Option<f64> {
    if first == 0.0 && last == 3.0 { None } else { Some(answers.sum()) }
}

impl Behaviour for Nine {
    fn score(&self, sheet: Sheet<'_>, scales: &mut [f64]) -> Result<(), NotScored> {
        match (sheet.assessment, sheet.answers) {
            (NINE, answers @ [first, .., last]) => {
                scales[0] = total(answers.iter().copied(), *first, *last).ok_or(NotScored::Item(8))?;
                Ok(())
            }
            _ => Err(NotScored::NotProvided),
        }
    }

    fn score_batch(&self, sheets: Columns<'_>, scales: &mut ScaleColumns<'_>) -> Result<(), NotScored> {
        if sheets.assessment != NINE {
            return Err(NotScored::NotProvided);
        }
        for row in 0..sheets.rows() {
            let answer = |item: usize| sheets.item(item)[row];
            match total((0..9).map(answer), answer(0), answer(8)) {
                Some(total) => scales.scale(0)[row] = total,
                None => scales.set_row(row, RowStatus::NotComputable),
            }
        }
        Ok(())
    }

    fn profile(&self, request: &ProfileRequest) -> Answer<Profile> {
        let result = request.material.latest_result("nine:nine-items").ok_or(Declined::Failed)?;
        let score = result.score("total");
        let statement = Statement {
            text: Text::new("de som van negen", "the sum of nine"),
            rests_on: vec!["nine:nine-items".into()],
            source: Some("nine:vakwerk".into()),
            ours: true,
        };
        let signal = Signal {
            term: "nine:parts/whole".into(),
            name: Text::new("het geheel", "the whole"),
            score,
            stands_out: score.is_some_and(|score| score >= 14.0),
            statements: vec![statement],
            goals: vec!["nine:fewer".into()],
            ..Signal::default()
        };
        let title = Text::new("Negen in het kort", "Nine in short");
        Ok(Profile { format: FORMAT, title, signals: vec![signal], ..Profile::default() })
    }

    fn reasons(&self, request: &ReasonsRequest) -> Answer<Reasons> {
        let statement = Statement { text: Text::new("past bij de som", "fits the sum"), ..Statement::default() };
        let remark = Remark { id: "fits".into(), statement };
        let remarked = |asked: &vakwerk_sdk::document::MatchedIntervention| RemarkedIntervention {
            intervention: asked.intervention.clone(),
            reasons: vec![remark.clone()],
            cautions: Vec::new(),
        };
        Ok(Reasons { format: FORMAT, interventions: request.interventions.iter().map(remarked).collect() })
    }

    fn review(&self, request: &ReviewRequest) -> Answer<Review> {
        let known = request.material.latest_result("nine:nine-items").is_some();
        let leaf = Leaf { fact: "nine:nine-items".into(), wanted: "present".into(), found: None };
        let finding = ReviewFinding {
            id: "nine-taken".into(),
            edition: 1,
            outcome: if known { Outcome::Satisfied } else { Outcome::Unknown },
            weight: Weight::Advice,
            weight_basis: Basis::Ours,
            title: Text::new("Negen afgenomen", "Nine taken"),
            text: Text::new("Neem de negen vragen af.", "Take the nine items."),
            source: "nine:vakwerk".into(),
            place: None,
            leaves: vec![leaf],
        };
        Ok(Review { format: FORMAT, findings: vec![finding] })
    }
}

vakwerk_sdk::export_plugin!(Nine);
