//! A finding as one block that a therapist can read: what is asked, found, missing, and where it is written.

use super::describe::{listed, number, recorded};
use super::{Alternative, Finding, Found, Leaf, Outcome, SpokenWord, Truth, WrittenIn};
use crate::catalogue::{Weight, WeightBasis};
use crate::text::Language;

fn pick(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

impl Outcome {
    /// How people say it.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Satisfied => pick(language, "Voldaan", "Satisfied"),
            Self::Failed => pick(language, "Niet voldaan", "Not satisfied"),
            Self::Unknown => pick(language, "Nog niet te zeggen", "Cannot be said yet"),
            Self::NotApplicable => pick(language, "Niet van toepassing", "Not applicable"),
        }
    }
}

impl Weight {
    /// How people say it.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Must => pick(language, "verplicht", "required"),
            Self::ComplyOrExplain => pick(language, "pas toe of leg uit", "comply or explain"),
            Self::Advice => pick(language, "advies", "advice"),
        }
    }
}

impl WeightBasis {
    /// Who chose the weight, as a clause.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Source => pick(language, "zo sterk vraagt de bron het", "the source asks for it this strongly"),
            Self::Ours => pick(
                language,
                "de bron beschrijft het, dit gewicht is onze keuze",
                "the source describes it, this weight is our choice",
            ),
        }
    }
}

/// One line per source, with every place in it.
fn written(places: &[WrittenIn]) -> Vec<String> {
    let mut lines: Vec<(&WrittenIn, String)> = Vec::new();
    for written in places {
        let place = written.place.as_deref().unwrap_or_default();
        if let Some((_, line)) = lines.iter_mut().find(|(first, _)| first.source == written.source) {
            line.push_str(&format!("; {place}"));
            continue;
        }
        let title = written.title.clone().unwrap_or_else(|| written.source.to_string());
        lines.push((written, if place.is_empty() { title } else { format!("{title}: {place}") }));
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn spoken(words: &[std::sync::Arc<SpokenWord>], language: Language) -> String {
    let words: Vec<String> = words.iter().map(|word| word.label.get(language).to_owned()).collect();
    listed(&words, pick(language, "en", "and"))
}

impl Found {
    /// What was found, in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::NotRecorded => pick(language, "niet vastgelegd", "not recorded").into(),
            Self::Recorded => pick(language, "vastgelegd", "recorded").into(),
            Self::YesNo(true) => pick(language, "ja", "yes").into(),
            Self::YesNo(false) => pick(language, "nee", "no").into(),
            Self::Number(found) => number(*found, language),
            Self::Word(word) => word.label.get(language).into(),
            Self::Words(words) => spoken(words, language),
            Self::NoElements => pick(language, "nog niets vastgelegd", "nothing recorded yet").into(),
            Self::Count(0) => pick(language, "geen", "none").into(),
            Self::Count(count) => count.to_string(),
            Self::Elements { of: 0, .. } => pick(language, "geen die meetelt", "none that counts").into(),
            Self::Elements { of, pass } => format!("{pass} {} {of}", pick(language, "van", "of")),
        }
    }
}

impl Leaf {
    /// What was looked at and found and, where that does not meet it, what is asked.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let asked = &self.asked;
        let element = match (&asked.of, self.element) {
            (Some(of), Some(number)) => format!("{} {number}, ", of.get(language)),
            _ => String::new(),
        };
        let found = format!("{element}{}: {}", asked.label.get(language), self.found.words(language));
        let wanted = asked.wanted.get(language);
        // What would be asked of elements that are not there says nothing yet, and "not recorded" says "record it".
        let plain = match self.found {
            Found::NoElements => true,
            Found::NotRecorded => wanted == recorded(language),
            _ => self.truth == Truth::Holds,
        };
        if plain { found } else { format!("{found} ({}: {wanted})", pick(language, "gevraagd", "asked")) }
    }
}

/// Lines under a heading; nothing where there are none.
fn section(block: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    block.push_str(&format!("  {heading}\n"));
    for line in lines {
        block.push_str(&format!("    {line}\n"));
    }
}

impl Finding {
    /// The finding as a block of lines, ending in a line break.
    #[must_use]
    pub fn block(&self, language: Language) -> String {
        let pick = |nl, en| pick(language, nl, en);
        let rule = &self.rule;
        let mut block = format!("{} – {}\n", self.outcome.label(language), rule.title.get(language));
        section(&mut block, pick("Gevraagd", "Asked"), &[rule.text.get(language).to_owned()]);
        let bullets = |keep: &dyn Fn(&Leaf) -> bool| -> Vec<String> {
            let plain = self.leaves.iter().filter(|leaf| leaf.alternative.is_none() && keep(leaf));
            plain.map(|leaf| format!("– {}", leaf.line(language))).collect()
        };
        section(&mut block, pick("Gevonden", "Found"), &bullets(&|leaf| !leaf.is_missing()));
        section(&mut block, pick("Ontbreekt", "Missing"), &bullets(&Leaf::is_missing));
        for lines in self.choices(language) {
            section(&mut block, pick("Een van deze is genoeg", "One of these is enough"), &lines);
        }
        let mut written = written(&rule.written_in);
        if rule.mark.to_be_confirmed() {
            written.push(
                pick(
                    "Nog te bevestigen: de bron is niet nageslagen.",
                    "To be confirmed: the source was not looked up.",
                )
                .into(),
            );
        }
        section(&mut block, pick("Staat in", "Written in"), &written);
        let weight = format!("{}; {}", rule.weight.label(language), rule.weight_basis.label(language));
        section(&mut block, pick("Gewicht", "Weight"), &[weight]);
        let edition = pick("editie", "edition");
        let plugin = &rule.id.plugin;
        let identity = format!("{}, {edition} {} ({plugin} {})", rule.id, rule.edition, rule.version);
        section(&mut block, pick("Regel", "Rule"), &[identity]);
        block
    }

    /// Per choice the lines of its alternatives; what belongs to one alternative is joined.
    fn choices(&self, language: Language) -> Vec<Vec<String>> {
        let mut choices: Vec<Vec<String>> = Vec::new();
        let mut last: Option<Alternative> = None;
        for leaf in &self.leaves {
            let Some(this) = leaf.alternative else { continue };
            let line = leaf.line(language);
            let same_choice = last.is_some_and(|l| (l.choice, l.element) == (this.choice, this.element));
            if !same_choice {
                choices.push(Vec::new());
            }
            if let Some(lines) = choices.last_mut() {
                match lines.last_mut() {
                    Some(joined) if last == Some(this) => {
                        joined.push_str(&format!("{}{line}", pick(language, "; en ", "; and ")));
                    }
                    _ => lines.push(format!("– {line}")),
                }
            }
            last = Some(this);
        }
        choices
    }
}

impl Leaf {
    fn is_missing(&self) -> bool {
        self.truth == Truth::Unknown || (self.truth == Truth::Fails && self.found == Found::NotRecorded)
    }
}
