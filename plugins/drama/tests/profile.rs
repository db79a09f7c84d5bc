//! What the profile of play says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_drama::Drama;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{
    Language, Material, Profile, ProfileRequest, Record, ScaleScore, ScoredResult, Signal, Value,
};

fn scored(assessment: &str, scales: &[(&str, f64)]) -> ScoredResult {
    let scale = |(scale, score): &(&str, f64)| ScaleScore { scale: (*scale).into(), score: Some(*score) };
    let scales = scales.iter().map(scale).collect();
    ScoredResult { assessment: assessment.into(), edition: 1, scales, ..ScoredResult::default() }
}

fn observed(distance: f64) -> ScoredResult {
    scored("drama:play-observation", &[("distance", distance)])
}

fn record(form: &str, fields: Vec<(&str, Value)>) -> Record {
    let fields = fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    Record { form: form.into(), edition: 1, fields, ..Record::default() }
}

fn word(word: &str) -> Value {
    Value::Word(word.into())
}

fn words(words: &[&str]) -> Value {
    Value::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

fn profile(results: Vec<ScoredResult>, records: Vec<Record>) -> Profile {
    let material = Material { results, records, ..Material::default() };
    Drama.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn signal<'a>(profile: &'a Profile, term: &str) -> Option<&'a Signal> {
    profile.signals.iter().find(|signal| signal.term.starts_with(&format!("drama:{term}")))
}

fn sentences(signal: &Signal, language: Language) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(language)).collect()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

#[test]
fn without_anything_it_says_so() {
    let profile = profile(Vec::new(), Vec::new());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::En), "No play has been observed and no story or role recorded yet.");
}

#[test]
fn distance_is_named_and_an_extreme_stands_out() {
    let cases = [
        (-1.0, "under-distanced", "Te dichtbij", true),
        (0.0, "aesthetic", "In evenwicht", false),
        (1.0, "over-distanced", "Te ver weg", true),
    ];
    for (score, term, word, stands_out) in cases {
        let profile = profile(vec![observed(score)], Vec::new());
        let distance = signal(&profile, "distance/").unwrap();
        assert_eq!(distance.term, format!("drama:distance/{term}"));
        assert_eq!(distance.word.as_ref().unwrap().get(Language::Nl), word);
        assert_eq!((distance.stands_out, distance.goals.is_empty()), (stands_out, !stands_out));
    }
    for score in [f64::NAN, 0.5, 2.0, -2.0] {
        assert!(signal(&profile(vec![observed(score)], Vec::new()), "distance/").is_none());
    }
}

#[test]
fn distance_is_counted_over_the_sessions_and_put_beside_what_was_chosen() {
    let choice =
        record("drama:distance-choice", vec![("chosen", word("near")), ("means", words(&["puppet", "own-role"]))]);
    let profile = profile(vec![observed(0.0), observed(-1.0), observed(-1.0)], vec![choice]);
    let distance = signal(&profile, "distance/").unwrap();
    assert_eq!(
        sentences(distance, Language::Nl)[..2],
        [
            "Over 3 observaties: te dichtbij 2, in evenwicht 1, te ver weg 0.",
            "Gekozen: dicht bij het eigen leven (pop, jezelf in een eigen situatie)."
        ]
    );
}

#[test]
fn roles_are_named_per_group_in_the_order_of_the_list() {
    let sort = record(
        "drama:role-sort",
        vec![("who-i-am", words(&["rebel", "child"])), ("want-to-be", words(&["leader"])), ("blocks-me", words(&[]))],
    );
    let profile = profile(Vec::new(), vec![sort]);
    let repertoire = signal(&profile, "role-theory/repertoire").unwrap();
    assert_eq!(sentences(repertoire, Language::Nl), ["Wie ik ben: kind, rebel.", "Wie ik wil zijn: leider."]);
    assert_eq!(repertoire.word.as_ref().unwrap().get(Language::En), "3 roles named");
    assert_eq!(repertoire.goals, ["drama:plays-assertive-role", "drama:adds-roles"]);
    assert!(!repertoire.stands_out);
}

#[test]
fn a_role_that_is_both_self_and_obstacle_stands_out() {
    let sort =
        record("drama:role-sort", vec![("who-i-am", words(&["critic", "clown"])), ("blocks-me", words(&["critic"]))]);
    let profile = profile(Vec::new(), vec![sort]);
    let repertoire = signal(&profile, "role-theory/repertoire").unwrap();
    assert!(repertoire.stands_out && repertoire.goals.is_empty());
    assert!(
        sentences(repertoire, Language::En).contains(&"Both ‘who I am’ and ‘what blocks me’: critic. Ask about it.")
    );
}

#[test]
fn what_came_and_what_went_is_named() {
    let sorts = [&["child", "victim"], &["child", "hero"]]
        .map(|roles| record("drama:role-sort", vec![("who-i-am", words(roles))]));
    let profile = profile(Vec::new(), sorts.into());
    let said = sentences(signal(&profile, "role-theory/repertoire").unwrap(), Language::Nl);
    assert_eq!(said.last(), Some(&"Nieuw bij ‘wie ik ben’: held. Niet meer genoemd: slachtoffer."));
}

#[test]
fn a_role_of_another_version_is_no_error() {
    let sort = record("drama:role-sort", vec![("who-i-am", words(&["echo"]))]);
    let profile = profile(Vec::new(), vec![sort]);
    let said = sentences(signal(&profile, "role-theory/repertoire").unwrap(), Language::En);
    assert_eq!(said, ["Who I am: a word that this version does not know."]);
}

#[test]
fn a_story_shows_its_parts_and_never_its_words() {
    let own = "een egel die de sleutel zoekt";
    let story = record(
        "drama:six-part-story",
        vec![
            ("character", word(own)),
            ("task", word("x")),
            ("hindrance", word(" ")),
            ("help", word("x")),
            ("action", word("x")),
            ("order", word("help-first")),
        ],
    );
    let ratings = scored("drama:story-ratings", &[("character", 4.0), ("task", 9.0)]);
    let profile = profile(vec![ratings], vec![story]);
    let part = |id: &str| signal(&profile, &format!("story-parts/{id}")).unwrap();
    assert_eq!((part("character").score, part("task").score), (Some(4.0), None));
    for (id, absent) in [("character", false), ("hindrance", true), ("action", false), ("aftermath", true)] {
        assert_eq!(part(id).stands_out, absent, "{id}");
    }
    assert_eq!(part("aftermath").goals, ["drama:gives-change-own-ending", "drama:keeps-storyline"]);
    assert!(summary(&profile, Language::Nl).starts_with("Verhaal: eerst wat helpt, dan wat hindert, zoals bij Lahad."));
    assert!(!format!("{profile:?}").contains(own), "the client's words stay in the record");
}

#[test]
fn both_orders_of_the_story_name_their_source() {
    for (order, source) in [("hindrance-first", "drama:dent-brown-2004"), ("help-first", "drama:lahad-basic-ph")] {
        let profile = profile(Vec::new(), vec![record("drama:six-part-story", vec![("order", word(order))])]);
        assert_eq!(profile.summary[0].source.as_deref(), Some(source));
        assert!(profile.signals.iter().all(|signal| !signal.stands_out), "an empty story lacks no part");
    }
}

#[test]
fn channels_are_named_from_most_to_least() {
    let counts = scored(
        "drama:basic-ph-count",
        &[("belief", 1.0), ("affect", 3.0), ("social", 1.0), ("imagination", 0.0), ("cognition", f64::NAN)],
    );
    let said = summary(&profile(vec![counts], Vec::new()), Language::Nl);
    assert!(said.starts_with("Kanalen van omgaan, meest genoemd eerst: gevoel, geloof en zin, anderen."), "{said}");
    assert!(said.contains("Niet genoemd: verbeelding, denken, lichaam en doen."), "{said}");
}
