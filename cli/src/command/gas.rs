//! `vakwerk gas`: the T-score of goals at the baseline and now, with the levels beside it.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use vakwerk_core::explain::Explain;
use vakwerk_core::measure::{GasFault, GasGoal, GasLevel, RHO, gas_t_score};
use vakwerk_core::text::Language;

use super::Entry;
use crate::frame::OPTIONS;
use crate::page::{Page, Tone};
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure, Reply};
use crate::session::Session;

pub(super) const ENTRY: Entry = Entry { name: "gas", define, run };

const ABOUT: Phrase = Phrase::new(
    "Bereken Goal Attainment Scaling: T bij het begin, T bereikt, en de verandering",
    "Compute Goal Attainment Scaling: T at the baseline, T attained, and the change",
);
const USAGE: Phrase = Phrase::new(
    "vakwerk gas --goal GEWICHT:BEGIN:BEREIKT … | --level [GEWICHT:]NIVEAU …",
    "vakwerk gas --goal WEIGHT:BASELINE:ATTAINED … | --level [WEIGHT:]LEVEL …",
);
const AFTER: Phrase = Phrase::new(
    "Niveaus: -2 veel minder dan verwacht · -1 minder · 0 zoals verwacht · 1 meer · 2 veel meer dan verwacht.
-3 (achteruitgang, uit de Nederlandse zespuntsvorm) wordt getoond, maar is geen invoer voor T: die is \
     alleen geijkt op -2 tot en met 2. Er komt dan geen T-score; de niveaus zelf staan er wel.
Gewicht: belang maal moeilijkheid, of 1. T is 50 als alles is bereikt zoals verwacht (ρ = 0,30).

Voorbeelden:
  vakwerk gas --goal 1:-1:0 --goal 1:-1:1 --goal 1:-1:0
  vakwerk gas --level 0 --level 2:1     alleen wat bereikt is; gewicht 1 en 2

Met --json: goals (weight, baseline, attained), rho, t-baseline, t-attained, change, refusals (of, code, \
     message).
Exitcodes: 0 gedaan · 1 geen T-score · 2 verkeerd gebruik",
    "Levels: -2 much less than expected · -1 less · 0 as expected · 1 more · 2 much more than expected.
-3 (deterioration, of the Dutch six-point form) is shown, but is no input to T, which is calibrated on \
     -2 to 2 only. There is no T-score then; the levels themselves are there.
Weight: importance times difficulty, or 1. T is 50 when everything is attained as expected (ρ = 0.30).

Examples:
  vakwerk gas --goal 1:-1:0 --goal 1:-1:1 --goal 1:-1:0
  vakwerk gas --level 0 --level 2:1     only what was attained; weights 1 and 2

With --json: goals (weight, baseline, attained), rho, t-baseline, t-attained, change, refusals (of, \
     code, message).
Exit codes: 0 done · 1 no T-score · 2 wrong use",
);

fn define(language: Language) -> Command {
    let arg = |name: &'static str, value: Phrase, help: Phrase| {
        Arg::new(name)
            .long(name)
            .value_name(value.get(language))
            .help(help.get(language))
            .help_heading(OPTIONS.get(language))
            .action(ArgAction::Append)
            .allow_hyphen_values(true)
    };
    Command::new("gas")
        .about(ABOUT.get(language))
        .override_usage(USAGE.get(language))
        .after_help(AFTER.get(language))
        .args([
            arg(
                "goal",
                Phrase::new("GEWICHT:BEGIN:BEREIKT", "WEIGHT:BASELINE:ATTAINED"),
                Phrase::new("Een doel; herhaalbaar", "A goal; repeatable"),
            )
            .required_unless_present("level"),
            arg(
                "level",
                Phrase::new("[GEWICHT:]NIVEAU", "[WEIGHT:]LEVEL"),
                Phrase::new(
                    "Een doel waarvan alleen het bereikte niveau telt; herhaalbaar",
                    "A goal of which only the level attained counts; repeatable",
                ),
            )
            .conflicts_with("goal"),
        ])
}

/// One goal as it was given.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Given {
    weight: f64,
    baseline: Option<GasLevel>,
    attained: GasLevel,
}

/// What was computed, as `--json` gives it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Computed {
    goals: Vec<Given>,
    rho: f64,
    t_baseline: Option<f64>,
    t_attained: Option<f64>,
    change: Option<f64>,
    refusals: Vec<Refused>,
}

/// Why one of the two scores is not there.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Refused {
    of: &'static str,
    code: &'static str,
    message: String,
}

fn run(session: &Session<'_>, matches: &ArgMatches) -> Result<Reply, Failure> {
    let texts = |name: &str| matches.get_many::<String>(name).into_iter().flatten();
    let goals: Result<Vec<Given>, Failure> = texts("goal")
        .map(|text| goal(text))
        .chain(texts("level").map(|text| level(text)))
        .enumerate()
        .map(|(index, given)| given.ok_or_else(|| Failure::new(Exit::WrongUse, Problem::Goal { position: index + 1 })))
        .collect();
    let goals = goals?;
    let t = |level: fn(&Given) -> Option<GasLevel>| -> Option<Result<f64, GasFault>> {
        let goals: Option<Vec<GasGoal>> =
            goals.iter().map(|given| Some(GasGoal { weight: given.weight, level: level(given)? })).collect();
        goals.map(|goals| gas_t_score(&goals))
    };
    let (baseline, attained) = (t(|given| given.baseline), t(|given| Some(given.attained)));
    let mut refusals = Vec::new();
    let mut kept = |of: &'static str, score: Option<Result<f64, GasFault>>| match score {
        Some(Err(fault)) => {
            refusals.push(Refused { of, code: fault.code(), message: fault.explain(session.language) });
            None
        }
        Some(Ok(score)) => Some(score),
        None => None,
    };
    let (t_baseline, t_attained) = (kept("baseline", baseline), kept("attained", attained));
    let change = t_baseline.zip(t_attained).map(|(before, after)| after - before);
    let computed = Computed { goals, rho: RHO, t_baseline, t_attained, change, refusals };
    let exit = if computed.refusals.is_empty() { Exit::Done } else { Exit::Refused };
    let page = page(session, &computed);
    Ok(Reply::new(exit, &computed, page))
}

/// Reads `weight:baseline:attained`.
fn goal(text: &str) -> Option<Given> {
    let mut parts = text.split(':');
    let (weight, baseline, attained) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(Given { weight: weight_of(weight)?, baseline: Some(level_of(baseline)?), attained: level_of(attained)? })
}

/// Reads `level` or `weight:level`.
fn level(text: &str) -> Option<Given> {
    let (weight, attained) = text.split_once(':').unwrap_or(("1", text));
    Some(Given { weight: weight_of(weight)?, baseline: None, attained: level_of(attained)? })
}

fn weight_of(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight >= 0.0)
}

fn level_of(text: &str) -> Option<GasLevel> {
    // Whoever copies a level from a report copies a true minus sign.
    let text = text.trim().replace('\u{2212}', "-");
    GasLevel::new(text.parse().ok()?).ok()
}

fn page(session: &Session<'_>, computed: &Computed) -> Page {
    let language = session.language;
    let mut page = Page::new(session.look);
    page.title("Goal Attainment Scaling");
    let shown = |level: GasLevel| {
        let said = meaning(level).get(language);
        format!("{level} ({said})")
    };
    let row = |(index, given): (usize, &Given)| {
        let step = given.baseline.map(|before| {
            let step = given.attained.get() - before.get();
            if step > 0 { format!("+{step}") } else { page_number(step, language) }
        });
        vec![
            (index + 1).to_string(),
            crate::page::number(given.weight, language),
            given.baseline.map(shown).unwrap_or_default(),
            shown(given.attained),
            step.unwrap_or_default(),
        ]
    };
    let headings = [
        Phrase::new("doel", "goal").get(language),
        Phrase::new("gewicht", "weight").get(language),
        Phrase::new("begin", "baseline").get(language),
        Phrase::new("bereikt", "attained").get(language),
        Phrase::new("verschil", "difference").get(language),
    ];
    page.table(&headings, computed.goals.iter().enumerate().map(row).collect());
    page.gap();
    let scores = [
        (Phrase::new("T bij het begin", "T at the baseline"), computed.t_baseline),
        (Phrase::new("T bereikt", "T attained"), computed.t_attained),
        (Phrase::new("Verandering", "Change"), computed.change),
    ];
    for (label, score) in scores {
        if let Some(score) = score {
            page.line(&format!("{}: {}", label.get(language), crate::page::number(score, language)));
        }
    }
    for refused in &computed.refusals {
        let of = match refused.of {
            "baseline" => Phrase::new("Geen T bij het begin", "No T at the baseline"),
            _ => Phrase::new("Geen T bereikt", "No T attained"),
        };
        page.stand_out(Tone::Caution, &format!("{}: {} {}", of.get(language), refused.code, refused.message));
    }
    page
}

fn page_number(step: i8, language: Language) -> String {
    crate::page::number(f64::from(step), language)
}

fn meaning(level: GasLevel) -> Phrase {
    match level.get() {
        -3 => Phrase::new("achteruitgang", "deterioration"),
        -2 => Phrase::new("veel minder dan verwacht", "much less than expected"),
        -1 => Phrase::new("minder dan verwacht", "less than expected"),
        0 => Phrase::new("zoals verwacht", "as expected"),
        1 => Phrase::new("meer dan verwacht", "more than expected"),
        _ => Phrase::new("veel meer dan verwacht", "much more than expected"),
    }
}
