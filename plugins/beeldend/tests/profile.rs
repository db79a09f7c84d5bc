//! What the profile of formal elements says, through the same trait that the host calls.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use vakwerk_beeldend::Beeldend;
use vakwerk_sdk::Behaviour;
use vakwerk_sdk::document::{Language, Material, Profile, ProfileRequest, ScaleScore, ScoredResult, Signal};

const ELEMENTS: [&str; 7] = ["movement", "dynamic", "contour", "repetition", "mixture", "figuration", "saturation"];

/// A work by movement, dynamic and contour; the other elements lie in the middle.
fn work(movement: f64, dynamic: f64, contour: f64) -> ScoredResult {
    let rating = |element: &str| match element {
        "movement" => movement,
        "dynamic" => dynamic,
        "contour" => contour,
        _ => 3.0,
    };
    let scale = |element: &str| ScaleScore { scale: element.into(), score: Some(rating(element)) };
    ScoredResult {
        assessment: "beeldend:formal-elements".into(),
        edition: 1,
        scales: ELEMENTS.map(scale).into(),
        ..ScoredResult::default()
    }
}

fn profile(results: Vec<ScoredResult>) -> Profile {
    let material = Material { results, ..Material::default() };
    Beeldend.profile(&ProfileRequest { format: 1, material }).unwrap()
}

fn signal<'a>(profile: &'a Profile, element: &str) -> &'a Signal {
    let term = format!("beeldend:rated-elements/{element}");
    profile.signals.iter().find(|signal| signal.term == term).unwrap()
}

fn balance(profile: &Profile) -> Option<&Signal> {
    profile.signals.iter().find(|signal| signal.term.starts_with("beeldend:structure-variation/"))
}

fn sentences(signal: &Signal, language: Language) -> Vec<&str> {
    signal.statements.iter().map(|statement| statement.text.get(language)).collect()
}

fn summary(profile: &Profile, language: Language) -> String {
    let texts: Vec<&str> = profile.summary.iter().map(|statement| statement.text.get(language)).collect();
    texts.join(" ")
}

#[test]
fn without_a_work_it_says_so() {
    let profile = profile(Vec::new());
    assert!(profile.signals.is_empty());
    assert_eq!(summary(&profile, Language::En), "No work has been rated on formal elements yet.");
}

#[test]
fn the_thresholds_are_named_and_ours() {
    let cases = [(1.0, "absent"), (2.0, "absent"), (3.0, "in between"), (4.0, "present"), (5.0, "present")];
    for (rating, word) in cases {
        let profile = profile(vec![work(rating, 3.0, 3.0)]);
        let movement = signal(&profile, "movement");
        assert_eq!(movement.word.as_ref().unwrap().get(Language::En), word, "{rating}");
        assert_eq!(movement.score, Some(rating));
        assert!(movement.statements.iter().all(|statement| statement.ours && statement.source.is_none()));
        assert!(summary(&profile, Language::Nl).contains("De drempels zijn van Vakwerk: 2 of lager is afwezig"));
    }
}

#[test]
fn the_balance_is_read_from_contour_movement_and_dynamic() {
    let cases = [
        (2.0, 2.0, 4.0, "structure"),
        (3.0, 2.0, 4.0, "no-extreme"),
        (2.0, 3.0, 4.0, "no-extreme"),
        (2.0, 2.0, 3.0, "no-extreme"),
        (4.0, 4.0, 2.0, "variation"),
        (3.0, 4.0, 2.0, "no-extreme"),
        (4.0, 3.0, 2.0, "no-extreme"),
        (4.0, 4.0, 3.0, "no-extreme"),
        (5.0, 5.0, 5.0, "no-extreme"),
        (1.0, 1.0, 1.0, "no-extreme"),
    ];
    for (movement, dynamic, contour, expected) in cases {
        let profile = profile(vec![work(movement, dynamic, contour)]);
        let balance = balance(&profile).unwrap();
        assert_eq!(balance.term, format!("beeldend:structure-variation/{expected}"));
        let extreme = expected != "no-extreme";
        assert_eq!(balance.stands_out, extreme);
        assert_eq!(balance.goals.is_empty(), !extreme);
        assert_eq!(balance.statements.iter().any(|s| s.source.as_deref() == Some("beeldend:penzes-2020")), extreme);
    }
}

#[test]
fn an_extreme_points_to_the_goal_that_is_tied_to_it() {
    let profile = profile(vec![work(1.0, 1.0, 5.0)]);
    assert_eq!(balance(&profile).unwrap().goals, ["beeldend:switches-tight-and-loose"]);
}

#[test]
fn two_works_are_compared() {
    let cases = [
        (1.0, 4.0, "In het werk ervoor 1: duidelijk meer dan toen.", true),
        (1.0, 3.0, "In het werk ervoor 1: duidelijk meer dan toen.", true),
        (2.0, 3.0, "In het werk ervoor 2: iets meer dan toen.", false),
        (3.0, 3.0, "In het werk ervoor 3: gelijk.", false),
        (4.0, 3.0, "In het werk ervoor 4: iets minder dan toen.", false),
        (5.0, 3.0, "In het werk ervoor 5: duidelijk minder dan toen.", true),
    ];
    for (before, after, sentence, stands_out) in cases {
        let profile = profile(vec![work(before, 3.0, 3.0), work(after, 3.0, 3.0)]);
        let movement = signal(&profile, "movement");
        assert_eq!(sentences(movement, Language::Nl)[1], sentence);
        assert_eq!(movement.stands_out, stands_out);
    }
}

#[test]
fn a_series_shows_its_range() {
    let profile = profile(vec![work(1.0, 3.0, 3.0), work(5.0, 3.0, 3.0), work(4.0, 3.0, 3.0)]);
    assert_eq!(sentences(signal(&profile, "movement"), Language::En)[2], "Across 3 works from 1 to 5.");
    assert_eq!(sentences(signal(&profile, "contour"), Language::En)[2], "In all 3 works 3.");
}

#[test]
fn works_on_one_side_and_works_on_both_sides_differ() {
    let (tight, loose) = (work(1.0, 1.0, 5.0), work(5.0, 5.0, 1.0));
    let same = profile(vec![tight.clone(), tight.clone()]);
    assert_eq!(
        sentences(balance(&same).unwrap(), Language::Nl)[1..],
        ["Van 2 werken: veel structuur 2, veel variatie 0, geen uiterste 0.", "Alle werken liggen aan dezelfde kant."]
    );
    let both = profile(vec![tight, loose]);
    assert_eq!(
        sentences(balance(&both).unwrap(), Language::En)[2],
        "Both extremes occur: it goes from the one to the other."
    );
}

#[test]
fn what_was_not_rated_is_not_described() {
    for score in [None, Some(f64::NAN), Some(6.0), Some(0.0), Some(f64::INFINITY)] {
        let mut unrated = work(1.0, 1.0, 5.0);
        unrated.scales[0].score = score;
        let profile = profile(vec![unrated]);
        let movement = signal(&profile, "movement");
        assert_eq!((movement.score, &movement.word, movement.stands_out), (None, &None, false));
        assert!(balance(&profile).is_none());
        assert!(summary(&profile, Language::Nl).contains("zonder lezing van de balans: 1."));
    }
}
