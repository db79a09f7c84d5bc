//! Until when a case is kept, as the commands say it.

use std::path::PathBuf;

use clap::{Arg, ArgMatches, value_parser};
use vakwerk_core::case::{Retention, RetentionSchedule};
use vakwerk_core::text::Language;

use crate::frame::OPTIONS;
use crate::phrase::Phrase;
use crate::problem::Problem;
use crate::reply::{Exit, Failure};
use crate::say;

/// The option that names how long records are kept.
pub(super) fn retention_option(language: Language) -> Arg {
    Arg::new("retention")
        .long("retention")
        .value_name(Phrase::new("BESTAND", "FILE").get(language))
        .help(
            Phrase::new(
                "Bewaartermijnen per regime (TOML: years, regimes) [standaard: 20 jaar]",
                "Years that records are kept, by regime (TOML: years, regimes) [default: 20 years]",
            )
            .get(language),
        )
        .help_heading(OPTIONS.get(language))
        .value_parser(value_parser!(PathBuf))
}

/// The schedule that was named, or the usual one.
pub(super) fn schedule(matches: &ArgMatches) -> Result<RetentionSchedule, Failure> {
    let Some(path) = matches.get_one::<PathBuf>("retention") else { return Ok(RetentionSchedule::default()) };
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::from(Problem::File { path: path.clone(), kind: error.kind() }))?;
    let expected = Phrase::new(
        "TOML met `years = 20` en, per soort financiering, `[regimes]` met 1 tot 200 jaar",
        "TOML with `years = 20` and, by kind of financing, `[regimes]` with 1 to 200 years",
    );
    toml::from_str(&text).map_err(|_| Failure::new(Exit::Refused, Problem::Value { option: "--retention", expected }))
}

/// Until when a case is kept, in a sentence.
pub(super) fn kept_until(retention: Option<&Retention>, language: Language) -> String {
    let Some(Retention { until, years, last_clinical, regime }) = retention else {
        return say!(
            language,
            "Bewaartermijn: die begint bij de eerste inhoudelijke gebeurtenis.",
            "Retention: it begins with the first clinical event.",
        );
    };
    let regime = regime.map(|kind| format!(" ({})", kind.as_str())).unwrap_or_default();
    say!(
        language,
        "Bewaren tot {until}: {years} jaar{regime} na {last_clinical}, de laatste inhoudelijke gebeurtenis.",
        "Kept until {until}: {years} years{regime} after {last_clinical}, the last clinical event.",
    )
}
