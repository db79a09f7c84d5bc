//! Between a record and the documents that operations read and write.

use std::collections::BTreeMap;

use vakwerk_abi::document::{BandReading, Material, Profile, Record, ScaleScore, ScoredResult, Text as Said, Value};
use vakwerk_core::case::{
    Day, FieldContent, FormRecorded, ItemKey, PluginVersion, ProfileStatement, ResultRecorded, SignedBy, View,
};
use vakwerk_core::text::Text;
use vakwerk_pack::trust::{Signer, short_key};

use crate::plugin::Standing;
use crate::set::PluginSet;

impl PluginSet {
    /// The plugins of the set as a record names them.
    #[must_use]
    pub fn versions(&self) -> Vec<PluginVersion> {
        self.plugins()
            .map(|plugin| PluginVersion {
                id: plugin.name().id.clone(),
                version: plugin.name().version.clone(),
                digest: Some(plugin.seal_digest().unwrap_or(plugin.pack().digest)),
                development: plugin.standing() == Standing::Development,
                publisher: Some(plugin.pack().manifest.publisher.clone()),
                intended_purpose: Some(plugin.pack().manifest.intended_purpose.clone()),
                signed_by: plugin.signer().map(|Signer { publisher, key }| SignedBy {
                    publisher: publisher.clone(),
                    key: key.clone(),
                    number: short_key(key),
                }),
            })
            .collect()
    }
}

/// Everything of a trajectory that an operation may look at, oldest first.
#[must_use]
pub fn material(view: &View<'_>) -> Material {
    Material {
        results: view.all::<ResultRecorded>().map(|(event, content)| result(content, event.meta.occurred_on)).collect(),
        records: view.all::<FormRecorded>().map(|(event, content)| record(content, event.meta.occurred_on)).collect(),
        goals: view
            .goals()
            .filter_map(|goal| goal.set.catalogue.as_ref().map(|item| item.item.as_str().to_owned()))
            .collect(),
        facts: BTreeMap::new(),
    }
}

/// A recorded result as an operation reads it.
#[must_use]
pub fn result(recorded: &ResultRecorded, day: Day) -> ScoredResult {
    let readings = recorded.scales.iter().flat_map(|scale| &scale.readings);
    let bands = readings.filter_map(|reading| Some((&reading.band_set, reading.band.as_ref()?)));
    let classes = recorded.classes.iter().filter_map(|class| Some((&class.classification, class.class.as_ref()?)));
    ScoredResult {
        assessment: recorded.assessment.item.as_str().to_owned(),
        edition: recorded.assessment.edition.unwrap_or_default(),
        day: Some(day.as_str().to_owned()),
        answers: BTreeMap::new(),
        scales: recorded
            .scales
            .iter()
            .map(|scale| ScaleScore { scale: scale.scale.to_string(), score: scale.score })
            .collect(),
        bands: bands
            .chain(classes)
            .map(|(set, band)| BandReading { set: set.to_string(), band: band.to_string() })
            .collect(),
    }
}

/// A filled-in form as an operation reads it.
#[must_use]
pub fn record(recorded: &FormRecorded, day: Day) -> Record {
    let value = |content: &FieldContent| match content {
        FieldContent::Choice(chosen) => Value::Word(chosen.id.to_string()),
        FieldContent::Choices(chosen) => Value::Words(chosen.iter().map(|one| one.id.to_string()).collect()),
        FieldContent::Number(number) => Value::Number(*number),
        FieldContent::Text(text) => Value::Word(text.clone()),
        FieldContent::Date(date) => Value::Word(date.as_str().to_owned()),
        FieldContent::YesNo(yes) => Value::YesNo(*yes),
        FieldContent::Reference(item) => Value::Word(item.item.as_str().to_owned()),
    };
    Record {
        form: recorded.form.item.as_str().to_owned(),
        edition: recorded.form.edition.unwrap_or_default(),
        day: Some(day.as_str().to_owned()),
        fields: recorded.fields.iter().map(|field| (field.field.to_string(), value(&field.content))).collect(),
    }
}

/// A profile as a record keeps it: its statements in order, and the catalogue items it points to.
#[must_use]
pub fn statements(profile: &Profile) -> (Vec<ProfileStatement>, Vec<ItemKey>) {
    let summary = profile.summary.iter().map(|statement| ProfileStatement {
        label: text(&profile.title),
        text: text(&statement.text),
        deviates: None,
    });
    let signals = profile.signals.iter().flat_map(|signal| {
        // The word stands again in the statements, where there are any.
        let mut said: Vec<Text> = signal.statements.iter().map(|statement| text(&statement.text)).collect();
        if said.is_empty() {
            said.extend(signal.word.iter().map(text));
        }
        said.into_iter().map(|words| ProfileStatement {
            label: text(&signal.name),
            text: words,
            deviates: signal.score.is_some().then_some(signal.stands_out),
        })
    });
    let mut points_to: Vec<ItemKey> = Vec::new();
    for goal in profile.signals.iter().flat_map(|signal| &signal.goals) {
        if let Ok(id) = goal.parse() {
            let key = ItemKey::from(&id);
            if !points_to.contains(&key) {
                points_to.push(key);
            }
        }
    }
    (summary.chain(signals).collect(), points_to)
}

fn text(said: &Said) -> Text {
    Text { nl: said.nl.clone(), en: said.en.clone() }
}
