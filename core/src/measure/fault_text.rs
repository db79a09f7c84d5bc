//! The messages of declaration faults, in Dutch and English.

use super::fault::{FaultKind, Kind, Referent, ThresholdProblem};
use crate::id::Name;

fn meant(suggestion: Option<&String>, lead: &str, otherwise: &str) -> String {
    suggestion.map_or_else(|| otherwise.to_owned(), |name| format!("{lead} `{name}`?"))
}

fn bounds(min: Option<f64>, max: Option<f64>, none: &str) -> String {
    let side = |bound: Option<f64>| bound.map_or_else(|| none.to_owned(), |value| value.to_string());
    format!("{} … {}", side(min), side(max))
}

fn chain(scales: &[Name]) -> String {
    scales.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ")
}

fn edge(band: Option<&Name>, otherwise: &str) -> String {
    band.map_or_else(|| otherwise.to_owned(), |name| format!("`{name}`"))
}

pub(super) fn dutch(kind: &FaultKind) -> String {
    let kind_of = |kind: &Kind| match kind {
        Kind::Number => "een getal",
        Kind::Condition => "een voorwaarde",
    };
    match kind {
        FaultKind::TooLong { length } => {
            format!("de formule is {length} tekens lang; maximaal 10.000. Splits haar over meer schalen.")
        }
        FaultKind::TooDeep => "de formule is meer dan 64 niveaus diep genest; splits haar over meer schalen.".into(),
        FaultKind::UnexpectedCharacter { found } => match written(*found) {
            Some(meant) => format!("teken {found:?} hoort niet in een formule; schrijf `{meant}`."),
            None => format!("teken {found:?} hoort niet in een formule; haal het weg."),
        },
        FaultKind::UnexpectedToken { expected, found } => {
            format!("hier staat {}, verwacht werd {}.", found_nl(found), expected_nl(expected))
        }
        FaultKind::UnknownName { name, suggestion } => {
            format!(
                "`{name}` is geen item, gegeven of schaal van dit instrument. {}",
                meant(suggestion.as_ref(), "Bedoeld is", "Declareer het, of verbeter de naam.")
            )
        }
        FaultKind::UnknownFunction { name, suggestion } => {
            format!(
                "`{name}` is geen functie. {}",
                meant(suggestion.as_ref(), "Bedoeld is", "Zie de lijst van functies in docs/measures.md.")
            )
        }
        FaultKind::WrongArguments { function, usage } => {
            format!("`{function}` krijgt verkeerde argumenten; schrijf `{usage}`.")
        }
        FaultKind::WrongType { expected, found } => {
            format!("hier staat {}, nodig is {}.", kind_of(found), kind_of(expected))
        }
        FaultKind::Cycle { scales } => {
            format!("deze schalen steunen op elkaar in een kring: {}. Verbreek de kring.", chain(scales))
        }
        FaultKind::UnknownCode { input, code, suggestion } => {
            format!(
                "`{input}` kent geen keuze `{code}`. {}",
                meant(suggestion.as_ref(), "Bedoeld is", "Declareer haar onder `codes`.")
            )
        }
        FaultKind::RangeDisorder { from, to } => {
            format!("`{from}` komt niet vóór `{to}` in de volgorde van het formulier; draai de reeks om.")
        }
        FaultKind::ListMisplaced { found } => format!(
            "`{found}` staat voor meer waarden, maar hier past er één; zet het in `sum(…)`, `mean(…)` of een andere functie over items."
        ),
        FaultKind::KeyTwice { key } => format!("sleutel {key} staat er twee keer; laat er één staan."),
        FaultKind::KeysDisorder { key } => {
            format!("sleutel {key} staat niet op volgorde; zet de sleutels van laag naar hoog.")
        }
        FaultKind::NotRecoded { item, value } => format!(
            "`{item}` kan met {value} worden beantwoord, maar daarvoor staat geen vertaling; voeg `{value}: …` toe."
        ),
        FaultKind::DuplicateId { id, first } => {
            format!("`{id}` is al in gebruik voor {}; kies een andere naam.", what_nl(first))
        }
        FaultKind::NoRange { item } => {
            format!("`{item}` heeft geen bereik; geef het item `answer`, of geef het instrument er een.")
        }
        FaultKind::BadRange { min, max } => {
            format!("het bereik {min} … {max} kan niet; geef twee eindige getallen, het kleinste eerst.")
        }
        FaultKind::NotFinite => "dit moet een eindig getal zijn; schrijf het getal dat de bron noemt.".into(),
        FaultKind::LabelOutside { value, min, max } => format!(
            "het label bij {value} hoort bij geen antwoord; toegestaan is {min} … {max}. Verbeter de waarde of haal het label weg."
        ),
        FaultKind::BadStep { min, max, step } => {
            format!("een stap van {step} komt vanaf {min} niet uit op {max}; kies een stap boven 0 die past.")
        }
        FaultKind::UnknownReference { what, name, suggestion } => {
            let what = match what {
                Referent::Scale => "schaal",
                Referent::Item => "item",
            };
            format!(
                "dit instrument heeft geen {what} `{name}`. {}",
                meant(suggestion.as_ref(), "Bedoeld is", "Verbeter de naam.")
            )
        }
        FaultKind::BandHole { after, before, between } => format!(
            "tussen {} en {} valt een gat van {} tot {}; laat de banden aansluiten.",
            edge(after.as_ref(), "het laagste van de schaal"),
            edge(before.as_ref(), "het hoogste van de schaal"),
            between.0,
            between.1
        ),
        FaultKind::BandHoleBetween { after, before, between } => format!(
            "tussen {} en {} kan een score vallen, zoals {}: een ontbrekend antwoord wordt vervangen door het gemiddelde van de andere (`prorated`), en dan ligt de uitkomst tussen twee stappen. Laat de banden aansluiten: schrijf `below = {}` in plaats van `to = {}`.",
            edge(after.as_ref(), "het laagste van de schaal"),
            edge(before.as_ref(), "het hoogste van de schaal"),
            between.0.midpoint(between.1).to_string().replace('.', ","),
            between.1,
            between.0
        ),
        FaultKind::BandOverlap { first, second } => format!(
            "`{first}` en `{second}` overlappen of staan in de verkeerde volgorde; zet banden van laag naar hoog zonder overlap."
        ),
        FaultKind::BandBounds { band } => format!(
            "de grenzen van `{band}` kunnen niet: hoogstens één ondergrens (`from` of `above`) en één bovengrens (`to` of `below`), eindig, de laagste eerst."
        ),
        FaultKind::BandOutside { band, min, max } => format!(
            "`{band}` ligt (deels) buiten het bereik van de schaal, {}; pas de band of het bereik aan.",
            bounds(*min, *max, "onbegrensd")
        ),
        FaultKind::ScoreExceeds { lowest, highest, min, max } => format!(
            "de formule kan {lowest} … {highest} opleveren, maar de schaal loopt van {}; verbeter de formule of het bereik.",
            bounds(*min, *max, "onbegrensd")
        ),
        FaultKind::NoClasses => "de indeling heeft geen klassen; geef er minstens één.".into(),
        FaultKind::LastClassHasCondition { class } => format!(
            "de laatste klasse `{class}` heeft een voorwaarde, zodat er soms geen klasse is; haal `when` weg of voeg een laatste klasse zonder `when` toe."
        ),
        FaultKind::ClassNeedsCondition { class } => format!(
            "klasse `{class}` heeft geen `when`, zodat de klassen erna nooit gelden; geef haar een voorwaarde of zet haar achteraan."
        ),
        FaultKind::AgesDisorder { from, to } => {
            format!("leeftijden van {from} tot en met {to} bestaan niet; draai ze om.")
        }
        FaultKind::BadRows { at_least, at_most, items } => format!(
            "{at_least} tot en met {at_most} regels van {items} items kan niet; nodig is precies één item, minstens 1 regel, en niet meer regels minimaal dan maximaal."
        ),
        FaultKind::NothingToScore { what } => {
            format!("het instrument heeft geen {}; voeg ze toe, of kies `arithmetic = \"none\"`.", what_nl(what))
        }
        FaultKind::ExpressionMissing { scale } => {
            format!("schaal `{scale}` heeft geen `score`; schrijf de formule, of kies `arithmetic = \"coded\"`.")
        }
        FaultKind::ExpressionNotAllowed { scale } => format!(
            "schaal `{scale}` heeft een `score`, maar dit instrument laat code rekenen of rekent niet; haal de formule weg of kies `arithmetic = \"declared\"`."
        ),
        FaultKind::AgeNotAsked { scale } => format!(
            "schaal `{scale}` heeft een leeftijdsgrens, maar het instrument vraagt geen gegeven `age`; voeg dat toe onder `input`."
        ),
        FaultKind::TooMany { what, found, most } => format!("{found} {} is te veel; maximaal {most}.", what_nl(what)),
        FaultKind::BadThreshold { reason } => match reason {
            ThresholdProblem::Size => {
                "`at-least` moet een eindig getal boven 0 zijn; een verandering heeft een grootte, geen richting."
            }
            ThresholdProblem::Confidence => "`confidence` moet tussen 0 en 1 liggen, zoals 0.95.",
            ThresholdProblem::Before => "`before-from` en `before-to` moeten eindig zijn, de laagste eerst.",
        }
        .into(),
        FaultKind::BadAlert { item, at_least, max } => format!(
            "het signaal op `{item}` vraagt minstens {at_least}, maar het hoogste antwoord is {max}; het zou nooit afgaan."
        ),
    }
}

pub(super) fn english(kind: &FaultKind) -> String {
    let kind_of = |kind: &Kind| match kind {
        Kind::Number => "a number",
        Kind::Condition => "a condition",
    };
    match kind {
        FaultKind::TooLong { length } => {
            format!("the expression is {length} characters long; at most 10,000. Split it over more scales.")
        }
        FaultKind::TooDeep => "the expression is nested more than 64 levels deep; split it over more scales.".into(),
        FaultKind::UnexpectedCharacter { found } => match written(*found) {
            Some(meant) => format!("character {found:?} has no place in an expression; write `{meant}`."),
            None => format!("character {found:?} has no place in an expression; remove it."),
        },
        FaultKind::UnexpectedToken { expected, found } => format!("found {}, expected {expected}.", quoted(found)),
        FaultKind::UnknownName { name, suggestion } => {
            format!(
                "`{name}` is no item, input or scale of this instrument. {}",
                meant(suggestion.as_ref(), "Did you mean", "Declare it, or correct the name.")
            )
        }
        FaultKind::UnknownFunction { name, suggestion } => {
            format!(
                "`{name}` is no function. {}",
                meant(suggestion.as_ref(), "Did you mean", "See the list of functions in docs/measures.md.")
            )
        }
        FaultKind::WrongArguments { function, usage } => format!("`{function}` gets wrong arguments; write `{usage}`."),
        FaultKind::WrongType { expected, found } => {
            format!("found {}, needed is {}.", kind_of(found), kind_of(expected))
        }
        FaultKind::Cycle { scales } => {
            format!("these scales rest on each other in a circle: {}. Break the circle.", chain(scales))
        }
        FaultKind::UnknownCode { input, code, suggestion } => {
            format!(
                "`{input}` has no code `{code}`. {}",
                meant(suggestion.as_ref(), "Did you mean", "Declare it under `codes`.")
            )
        }
        FaultKind::RangeDisorder { from, to } => {
            format!("`{from}` does not come before `{to}` in the order of the form; turn the range round.")
        }
        FaultKind::ListMisplaced { found } => format!(
            "`{found}` stands for several values where one fits; put it in `sum(…)`, `mean(…)` or another function over items."
        ),
        FaultKind::KeyTwice { key } => format!("key {key} stands there twice; keep one."),
        FaultKind::KeysDisorder { key } => format!("key {key} is out of order; put the keys from low to high."),
        FaultKind::NotRecoded { item, value } => {
            format!("`{item}` may be answered with {value}, which is not recoded; add `{value}: …`.")
        }
        FaultKind::DuplicateId { id, first } => format!("`{id}` is already taken by {first}; choose another name."),
        FaultKind::NoRange { item } => {
            format!("`{item}` has no range; give the item `answer`, or give the instrument one.")
        }
        FaultKind::BadRange { min, max } => {
            format!("the range {min} … {max} cannot be; give two finite numbers, the smallest first.")
        }
        FaultKind::NotFinite => "this must be a finite number; write the number that the source gives.".into(),
        FaultKind::LabelOutside { value, min, max } => format!(
            "the label of {value} belongs to no answer; allowed is {min} … {max}. Correct the value or remove the label."
        ),
        FaultKind::BadStep { min, max, step } => {
            format!("a step of {step} from {min} does not arrive at {max}; choose a step above 0 that fits.")
        }
        FaultKind::UnknownReference { what, name, suggestion } => {
            let what = match what {
                Referent::Scale => "scale",
                Referent::Item => "item",
            };
            format!(
                "this instrument has no {what} `{name}`. {}",
                meant(suggestion.as_ref(), "Did you mean", "Correct the name.")
            )
        }
        FaultKind::BandHole { after, before, between } => format!(
            "between {} and {} lies a hole from {} to {}; let the bands join.",
            edge(after.as_ref(), "the lowest of the scale"),
            edge(before.as_ref(), "the highest of the scale"),
            between.0,
            between.1
        ),
        FaultKind::BandHoleBetween { after, before, between } => format!(
            "a score can fall between {} and {}, such as {}: a missing answer is replaced by the mean of the others (`prorated`), and the outcome then lies between two steps. Let the bands join: write `below = {}` instead of `to = {}`.",
            edge(after.as_ref(), "the lowest of the scale"),
            edge(before.as_ref(), "the highest of the scale"),
            between.0.midpoint(between.1),
            between.1,
            between.0
        ),
        FaultKind::BandOverlap { first, second } => format!(
            "`{first}` and `{second}` overlap or stand in the wrong order; put bands from low to high without overlap."
        ),
        FaultKind::BandBounds { band } => format!(
            "the bounds of `{band}` cannot be: at most one lower (`from` or `above`) and one upper (`to` or `below`), finite, the lowest first."
        ),
        FaultKind::BandOutside { band, min, max } => format!(
            "`{band}` lies (partly) outside the range of the scale, {}; change the band or the range.",
            bounds(*min, *max, "unbounded")
        ),
        FaultKind::ScoreExceeds { lowest, highest, min, max } => format!(
            "the expression can yield {lowest} … {highest}, but the scale runs from {}; correct the expression or the range.",
            bounds(*min, *max, "unbounded")
        ),
        FaultKind::NoClasses => "the classification has no classes; give at least one.".into(),
        FaultKind::LastClassHasCondition { class } => format!(
            "the last class `{class}` has a condition, so that sometimes there is no class; remove its `when` or add a last class without one."
        ),
        FaultKind::ClassNeedsCondition { class } => format!(
            "class `{class}` has no `when`, so that the classes after it never hold; give it a condition or put it last."
        ),
        FaultKind::AgesDisorder { from, to } => format!("there are no ages from {from} to {to}; turn them round."),
        FaultKind::BadRows { at_least, at_most, items } => format!(
            "{at_least} to {at_most} rows of {items} items cannot be; needed are exactly one item, at least 1 row, and no more rows at least than at most."
        ),
        FaultKind::NothingToScore { what } => {
            format!("the instrument has no {what}; add them, or choose `arithmetic = \"none\"`.")
        }
        FaultKind::ExpressionMissing { scale } => {
            format!("scale `{scale}` has no `score`; write the expression, or choose `arithmetic = \"coded\"`.")
        }
        FaultKind::ExpressionNotAllowed { scale } => format!(
            "scale `{scale}` has a `score`, but this instrument lets code compute or does not compute; remove the expression or choose `arithmetic = \"declared\"`."
        ),
        FaultKind::AgeNotAsked { scale } => format!(
            "scale `{scale}` has a limit of age, but the instrument asks for no input `age`; add it under `input`."
        ),
        FaultKind::TooMany { what, found, most } => format!("{found} {what} are too many; at most {most}."),
        FaultKind::BadThreshold { reason } => match reason {
            ThresholdProblem::Size => {
                "`at-least` must be a finite number above 0; a change has a size, not a direction."
            }
            ThresholdProblem::Confidence => "`confidence` must lie between 0 and 1, such as 0.95.",
            ThresholdProblem::Before => "`before-from` and `before-to` must be finite, the lowest first.",
        }
        .into(),
        FaultKind::BadAlert { item, at_least, max } => format!(
            "the alert on `{item}` asks for at least {at_least}, but the highest answer is {max}; it would never sound."
        ),
    }
}

/// What was found, quoted; nothing where the expression ends.
fn quoted(found: &str) -> String {
    if found.is_empty() { "the end".into() } else { format!("`{found}`") }
}

fn found_nl(found: &str) -> String {
    if found.is_empty() { "het einde".into() } else { format!("`{found}`") }
}

/// The Dutch of the few things that the parser can expect.
fn expected_nl(expected: &str) -> &str {
    match expected {
        "a value" => "een waarde",
        "an operator or the end" => "een bewerking of het einde",
        "a name" => "een naam",
        "a number" => "een getal",
        "a smaller number" => "een kleiner getal",
        "the name of an item" => "de naam van een item",
        "`,` or `)`" => "`,` of `)`",
        other => other,
    }
}

/// The Dutch of the few kinds of thing that a declaration holds.
fn what_nl(what: &str) -> &str {
    match what {
        "an item" => "een item",
        "an input" => "een gegeven",
        "a scale" => "een schaal",
        "a classification" => "een indeling",
        "a band set" => "een bandenset",
        "a band" => "een band",
        "a change threshold" => "een drempel",
        "a class" => "een klasse",
        "a notice" => "een opmerking",
        "scales" => "schalen",
        "inputs" => "gegevens",
        "rows" => "regels",
        "band sets" => "bandensets",
        "bands" => "banden",
        "change thresholds" => "drempels",
        "classifications" => "indelingen",
        "classes" => "klassen",
        "alerts" => "signalen",
        "notices" => "opmerkingen",
        "a word of the expressions" => "een woord van de formules",
        "parts of expressions" => "onderdelen van formules",
        other => other,
    }
}

/// What an expression writes for a sign of arithmetic on paper.
fn written(sign: char) -> Option<char> {
    match sign {
        '×' | '·' | '∙' => Some('*'),
        '÷' | ':' => Some('/'),
        '−' | '–' | '—' => Some('-'),
        _ => None,
    }
}
