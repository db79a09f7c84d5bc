//! What a difference means: one table over kinds of item and keys.

use super::Level::{self, Major, Minor, Patch};
use super::Reason as R;
use super::walk::{How, Raw};

/// What a difference asks, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub level: Level,
    pub edition: bool,
    pub reason: R,
}

const fn meaning(level: Level, edition: bool, reason: R) -> Meaning {
    Meaning { level, edition, reason }
}

/// It says something else: major, and a new edition.
const fn otherwise(reason: R) -> Meaning {
    meaning(Major, true, reason)
}

/// There is more: minor.
const fn more(reason: R) -> Meaning {
    meaning(Minor, false, reason)
}

/// Nobody who relies on it notices: patch.
const fn nothing(reason: R) -> Meaning {
    meaning(Patch, false, reason)
}

/// Keys that say where something comes from, wherever they stand.
const ABOUT: [&str; 8] =
    ["provenance", "source", "also", "evidence", "recognition", "weight-basis", "copyright", "mark"];

/// What a difference in an item of this kind means.
pub(super) fn of(kind: &str, raw: &Raw<'_>) -> Meaning {
    let keys = raw.keys.as_slice();
    if keys.iter().any(|key| ABOUT.contains(key)) {
        return nothing(R::About);
    }
    match raw.how {
        How::Worded => return nothing(R::Wording),
        How::LanguageAdded => return more(R::LanguageAdded),
        _ => {}
    }
    match kind {
        "assessment" => assessment(keys, raw),
        "form" => form(keys, raw),
        "rule" => otherwise(R::RuleAsks),
        "concept" => concept(keys, raw),
        "intervention" => intervention(keys, raw),
        "framework" => framework(keys, raw),
        "policy" if keys == ["rules"] => part(raw, Minor),
        "discipline" if keys == ["framework"] => otherwise(R::Framework),
        "goal" => links(raw),
        "source" => nothing(R::About),
        _ => otherwise(R::Other),
    }
}

/// Something that is offered beside it: one more or one less is no other meaning.
fn links(raw: &Raw<'_>) -> Meaning {
    if raw.how == How::Moved { nothing(R::Links) } else { more(R::Links) }
}

/// A named part: one more is more, one less is something else; their order matters where `moved` is major.
fn part(raw: &Raw<'_>, moved: Level) -> Meaning {
    match raw.how {
        How::Added => more(R::PartAdded),
        How::Removed => otherwise(R::PartRemoved),
        How::Moved if moved == Major => otherwise(R::Order),
        How::Moved => nothing(R::Links),
        _ => otherwise(R::Other),
    }
}

/// A scale, a reading or a threshold.
fn reading(raw: &Raw<'_>, removed: R) -> Meaning {
    match raw.how {
        How::Added => more(R::ReadingAdded),
        // None of several is the default, so their order says nothing.
        How::Moved => nothing(R::Links),
        _ => otherwise(removed),
    }
}

fn assessment(keys: &[&str], raw: &Raw<'_>) -> Meaning {
    match keys {
        ["name" | "measures" | "for-whom" | "limits"] => nothing(R::Wording),
        ["respondents" | "steps" | "goals" | "terms" | "frameworks" | "disciplines"] => links(raw),
        ["licence", ..] => meaning(Major, false, R::Licence),
        ["arithmetic"] => otherwise(R::Arithmetic),
        ["ages", ..] | ["scale", "ages", ..] => otherwise(R::Ages),
        ["missing", ..] | ["item", "not-applicable", ..] => otherwise(R::Missing),
        ["answer", "labels"] | ["item", "answer", "labels"] => match raw.how {
            How::Added => more(R::PartAdded),
            How::Removed => otherwise(R::PartRemoved),
            _ => nothing(R::Wording),
        },
        ["answer", ..] | ["rows", ..] | ["item", "answer", ..] => otherwise(R::Range),
        ["item"] if raw.how == How::Moved => otherwise(R::Order),
        ["item"] if raw.how == How::Added => otherwise(R::QuestionAdded),
        ["item"] if raw.how == How::Removed => otherwise(R::QuestionRemoved),
        ["item", ..] => otherwise(R::Questions),
        ["input"] if raw.how == How::Moved => otherwise(R::Order),
        ["input", ..] => otherwise(R::Inputs),
        ["scale"] if raw.how == How::Moved => otherwise(R::Order),
        ["scale"] => reading(raw, R::ScaleRemoved),
        ["scale", "min" | "max" | "step" | "unit"] => otherwise(R::Range),
        ["scale", ..] => otherwise(R::Arithmetic),
        ["band-set", "population"] | ["change", "population"] => nothing(R::Wording),
        ["band-set" | "change" | "classification" | "alert"] => reading(raw, R::CutOff),
        ["band-set" | "change" | "classification" | "alert", ..] => otherwise(R::CutOff),
        // A remark about the answers never changes a score.
        ["notice", ..] => more(R::ReadingAdded),
        _ => otherwise(R::Other),
    }
}

fn form(keys: &[&str], raw: &Raw<'_>) -> Meaning {
    let is = |value: Option<&serde_json::Value>, key: &str| {
        value.and_then(|field| field.get(key)).and_then(serde_json::Value::as_bool) == Some(true)
    };
    match keys {
        ["steps" | "frameworks" | "disciplines"] => links(raw),
        ["repeatable"] if raw.how == How::Added => more(R::Field),
        ["field"] if raw.how == How::Added && is(raw.new, "required") => otherwise(R::NowRequired),
        ["field", "required"] if raw.how == How::Removed => more(R::Field),
        ["field", "required"] => otherwise(R::NowRequired),
        ["field"] | ["field", "option"] => part(raw, Minor),
        _ => otherwise(R::Field),
    }
}

fn concept(keys: &[&str], raw: &Raw<'_>) -> Meaning {
    match keys {
        ["term"] => part(raw, Minor),
        ["term", "description"] => nothing(R::Wording),
        ["term", "icf"] | ["extends"] => links(raw),
        _ => otherwise(R::Other),
    }
}

fn intervention(keys: &[&str], raw: &Raw<'_>) -> Meaning {
    match keys {
        ["caution"] if raw.how == How::Added => more(R::PartAdded),
        ["caution", ..] => otherwise(R::Caution),
        _ => links(raw),
    }
}

fn framework(keys: &[&str], raw: &Raw<'_>) -> Meaning {
    match keys {
        ["step"] => part(raw, Major),
        ["task" | "competency" | "group" | "indicator" | "knowledge" | "list" | "stage" | "register"]
        | ["task" | "competency", "indicator"]
        | ["knowledge", "element"]
        | ["list", "item"]
        | ["register", "criterion"] => part(raw, Minor),
        ["step", "client-stage"] | ["step", "number"] => nothing(R::Wording),
        ["inconsistency", ..] => nothing(R::Wording),
        _ if raw.how == How::Added => more(R::PartAdded),
        _ if raw.how == How::Removed => otherwise(R::PartRemoved),
        _ => more(R::Links),
    }
}
