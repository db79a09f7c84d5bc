//! The operations that carry documents: what is asked, and what of the answer is accepted.

use serde::Serialize;
use serde::de::DeserializeOwned;
use vakwerk_abi::document::{
    FORMAT, MatchedIntervention, Material, Profile, ProfileRequest, Reasons, ReasonsRequest, Review, ReviewRequest,
    Statement, operation,
};
use vakwerk_core::catalogue::{Item, Operation, TermReference};
use vakwerk_core::id::{ItemId, Name};
use vakwerk_core::step::Step;

use crate::call_refusal::{CallRefusal, PluginFaultKind};
use crate::callable::CallFault;
use crate::plugin::Plugin;
use crate::set::PluginSet;

/// The most bytes of a document that is accepted from a plugin.
pub const DOCUMENT_LIMIT: usize = 1 << 20;

/// A fault of what an answer speaks of; `Ok` where it stays with the question.
type OnTopic = Result<(), String>;

pub(crate) fn profile(set: &PluginSet, plugin: &Plugin, material: &Material) -> Result<Profile, CallRefusal> {
    let request = ProfileRequest { format: FORMAT, material: material.clone() };
    let profile: Profile = ask(plugin, Operation::Profile, operation::PROFILE, &request)?;
    accept(plugin, operation::PROFILE, profile.format, || {
        statements(set, "summary", &profile.summary)?;
        for (position, signal) in profile.signals.iter().enumerate() {
            let place = format!("signals[{position}]");
            TermReference::try_from(signal.term.clone()).map_err(|_| format!("{place}.term"))?;
            for goal in &signal.goals {
                let is_goal = item(set, goal).is_some_and(|item| matches!(item, Item::Goal(_)));
                is_goal.then_some(()).ok_or_else(|| format!("{place}.goals"))?;
            }
            statements(set, &place, &signal.statements)?;
        }
        Ok(())
    })?;
    Ok(profile)
}

pub(crate) fn reasons(
    set: &PluginSet,
    plugin: &Plugin,
    material: &Material,
    interventions: &[MatchedIntervention],
) -> Result<Reasons, CallRefusal> {
    let request = ReasonsRequest { format: FORMAT, material: material.clone(), interventions: interventions.to_vec() };
    let reasons: Reasons = ask(plugin, Operation::Reasons, operation::REASONS, &request)?;
    accept(plugin, operation::REASONS, reasons.format, || {
        for (position, remarked) in reasons.interventions.iter().enumerate() {
            let place = format!("interventions[{position}]");
            let asked = interventions.iter().any(|asked| asked.intervention == remarked.intervention);
            asked.then_some(()).ok_or_else(|| format!("{place}.intervention"))?;
            for remark in remarked.reasons.iter().chain(&remarked.cautions) {
                Name::new(remark.id.as_str()).map_err(|_| format!("{place}: id"))?;
                statements(set, &place, std::slice::from_ref(&remark.statement))?;
            }
        }
        Ok(())
    })?;
    Ok(reasons)
}

pub(crate) fn review(set: &PluginSet, plugin: &Plugin, step: Step, material: &Material) -> Result<Review, CallRefusal> {
    let request = ReviewRequest { format: FORMAT, step: step.to_string(), material: material.clone() };
    let review: Review = ask(plugin, Operation::Review, operation::REVIEW, &request)?;
    accept(plugin, operation::REVIEW, review.format, || {
        for (position, finding) in review.findings.iter().enumerate() {
            let place = format!("findings[{position}]");
            Name::new(finding.id.as_str()).map_err(|_| format!("{place}.id"))?;
            (finding.edition > 0).then_some(()).ok_or_else(|| format!("{place}.edition"))?;
            source(set, &finding.source).then_some(()).ok_or_else(|| format!("{place}.source"))?;
        }
        Ok(())
    })?;
    Ok(review)
}

/// Asks, and reads the answer as the document of the operation.
fn ask<Q: Serialize, A: DeserializeOwned>(
    plugin: &Plugin,
    promised: Operation,
    operation: &str,
    request: &Q,
) -> Result<A, CallRefusal> {
    let not_provided = || CallRefusal::NotProvided { plugin: plugin.name.clone(), operation: operation.to_owned() };
    let callable = plugin.callable.as_deref().filter(|_| plugin.provides(promised)).ok_or_else(not_provided)?;
    // The request is made of plain texts and numbers, so writing it cannot fail.
    let request = serde_json::to_vec(request).unwrap_or_default();
    let answer = callable.call(operation, &request, DOCUMENT_LIMIT);
    let answer = answer.map_err(|fault| plugin.call_fault(operation, fault))?;
    // Of the error only the place is told: its text repeats values, which may be about a client.
    let unreadable = |error: serde_json::Error| {
        plugin.fault(operation, PluginFaultKind::Unreadable { line: error.line(), column: error.column() })
    };
    Ok(serde_json::from_slice(&answer).map_err(unreadable)?)
}

fn accept(
    plugin: &Plugin,
    operation: &str,
    format: u32,
    on_topic: impl FnOnce() -> OnTopic,
) -> Result<(), CallRefusal> {
    if format != FORMAT {
        return Err(plugin.fault(operation, PluginFaultKind::OtherFormat { found: format, known: FORMAT }).into());
    }
    on_topic().map_err(|what| plugin.fault(operation, PluginFaultKind::OffTopic { what }).into())
}

/// Statements may only name sources that a catalogue of the set has.
fn statements(set: &PluginSet, place: &str, statements: &[Statement]) -> OnTopic {
    let known = statements.iter().filter_map(|statement| statement.source.as_deref()).all(|id| source(set, id));
    known.then_some(()).ok_or_else(|| format!("{place}: source"))
}

fn source(set: &PluginSet, id: &str) -> bool {
    item(set, id).is_some_and(|item| matches!(item, Item::Source(_)))
}

fn item<'a>(set: &'a PluginSet, id: &str) -> Option<Item<'a>> {
    set.item(&id.parse::<ItemId>().ok()?)
}

/// Calls any operation with any document; an operation that the code does not have is an ordinary answer.
pub(crate) fn call(plugin: &Plugin, operation: &str, request: &[u8]) -> Result<Vec<u8>, CallRefusal> {
    let not_provided = || CallRefusal::NotProvided { plugin: plugin.name.clone(), operation: operation.to_owned() };
    let callable = plugin.callable.as_deref().ok_or_else(not_provided)?;
    callable.call(operation, request, DOCUMENT_LIMIT).map_err(|fault| match fault {
        CallFault::NotProvided => not_provided(),
        fault => plugin.call_fault(operation, fault).into(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use vakwerk_abi::Status;
    use vakwerk_core::catalogue::{CatalogueFile, Manifest, Pack};
    use vakwerk_core::digest::Digest;
    use vakwerk_core::explain::Explain;
    use vakwerk_core::licence::Grants;

    use super::*;
    use crate::callable::Callable;
    use crate::plugin::Standing;
    use crate::set_fault::PluginName;

    /// A plugin that answers every operation with these bytes, as the kit for authors would not let it.
    struct Says(Vec<u8>);

    impl Callable for Says {
        fn score(&self, _: u32, _: &[f64], _: &[f64], _: &mut [f64]) -> Result<(), CallFault> {
            Err(CallFault::Unexpected(Status(99)))
        }

        fn score_batch(&self, _: u32, _: &[f64], _: &[f64], _: &mut [f64], _: &mut [Status]) -> Result<(), CallFault> {
            Err(CallFault::Unexpected(Status(99)))
        }

        fn call(&self, _: &str, _: &[u8], limit: usize) -> Result<Vec<u8>, CallFault> {
            if self.0.len() > limit { Err(CallFault::TooLong) } else { Ok(self.0.clone()) }
        }

        fn release(&mut self) -> Result<(), CallFault> {
            Ok(())
        }
    }

    fn asked(answer: &[u8]) -> Result<Profile, CallRefusal> {
        let manifest: Manifest = toml::from_str(
            "id = 'says'\nversion = '1.0.0'\ninterface = 1\nname = { nl = 'Zegt' }\npublisher = 'Vakwerk'\n\
             licence = 'MIT'\nlanguages = ['nl']\nintended-purpose = { nl = 'Voor proeven.' }\nprovides = ['profile']",
        )
        .unwrap();
        let plugin = Plugin {
            name: PluginName { id: manifest.id.clone(), version: manifest.version.clone() },
            folder: "says".into(),
            pack: Pack { manifest, contents: CatalogueFile::default(), digest: Digest([0; 32]) },
            standing: Standing::Development,
            signer: None,
            seal: None,
            instruments: Vec::new(),
            callable: Some(Box::new(Says(answer.to_vec()))),
            apart: false,
        };
        let set = PluginSet::new([Arc::new(plugin)], &Grants::default());
        set.profile(&"says".parse().unwrap(), &Material::default())
    }

    #[test]
    fn only_a_whole_document_of_the_operation_is_accepted() {
        let good = br#"{ "format": 1, "title": { "nl": "t" }, "later": 1 }"#;
        assert_eq!(asked(good).unwrap().title.nl, "t");
        let deep = [b"{ \"later\": ".as_slice(), &[b'['; 10_000]].concat();
        let cases: &[(&str, &[u8], &str)] = &[
            ("nothing", b"", "E0118"),
            ("not JSON", b"secret", "E0118"),
            ("invalid UTF-8", b"{ \"format\": 1, \"title\": { \"nl\": \"\xff\xfe\" } }", "E0118"),
            ("another document", br#"{ "format": 1, "findings": [] }"#, "E0118"),
            ("a value of another type", br#"{ "format": 1, "title": { "nl": 1 } }"#, "E0118"),
            ("not a number", br#"{ "format": 1, "title": { "nl": "t" }, "signals": [{ "term": "a:b/c", "name": { "nl": "n" }, "score": NaN }] }"#, "E0118"),
            ("two documents", br#"{ "format": 1, "title": { "nl": "t" } } {}"#, "E0118"),
            ("ten thousand levels", &deep, "E0118"),
            ("another form", br#"{ "format": 2, "title": { "nl": "t" } }"#, "E0118"),
            ("too long", &vec![b' '; DOCUMENT_LIMIT + 1], "E0117"),
            ("an unknown source", br#"{ "format": 1, "title": { "nl": "t" }, "summary": [{ "text": { "nl": "s" }, "source": "says:nowhere" }] }"#, "E0119"),
        ];
        for (name, answer, code) in cases {
            let refusal = asked(answer).unwrap_err();
            assert_eq!(refusal.code(), *code, "{name}: {refusal}");
            assert!(!refusal.to_string().contains("secret"), "{name}: {refusal}");
        }
    }
}
