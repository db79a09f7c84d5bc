//! Open Badges: every achievement holds to the schema and points at its item in CASE.

use serde_json::Value;
use vakwerk_core::access::Access;
use vakwerk_core::explain::Explain;
use vakwerk_exchange::{Award, award, badges, element_identifier};

use crate::{faults, with_setting};

const SCHEMA: &str = "ob_v3p0_achievementcredential_schema.json";

#[test]
fn every_achievement_holds_to_the_schema() {
    for (id, count) in [("fvb", 23), ("vvocm", 12)] {
        let all: Vec<Value> = serde_json::from_str(&with_setting(id, badges).unwrap()).unwrap();
        assert_eq!(all.len(), count);
        for credential in &all {
            assert_eq!(faults(SCHEMA, credential), Vec::<String>::new(), "{}", credential["name"]);
            let achievement = &credential["credentialSubject"]["achievement"];
            assert_eq!(achievement["alignment"][0]["targetType"], "CFItem");
            assert_eq!(achievement["resultDescription"][0]["resultType"], "RubricCriterionLevel");
            assert!(credential.get("proof").is_none(), "unsigned");
        }
    }
}

#[test]
fn an_award_names_the_level_and_points_at_the_item() {
    let given = |level: &str| {
        let level = level.parse().unwrap();
        let award_of = Award {
            subject: "student-1",
            level: Some(&level),
            narrative: "Verzonnen: bracht de hulpvraag samen met de cliënt in beeld.",
            decided: "2026-02-03T10:00:00Z".parse().unwrap(),
        };
        let access = Access::unlogged();
        with_setting("fvb", |framework, setting| award(framework, setting, &"sb".parse().unwrap(), &award_of, &access))
    };
    let credential: Value = serde_json::from_str(&given("competent").unwrap()).unwrap();
    assert_eq!(faults(SCHEMA, &credential), Vec::<String>::new());
    let subject = &credential["credentialSubject"];
    let item = element_identifier(&"fvb:vaktherapie".parse().unwrap(), 1, &"sb".parse().unwrap());
    assert_eq!(subject["achievement"]["alignment"][0]["targetUrl"], format!("urn:uuid:{item}"));
    let levels = subject["achievement"]["resultDescription"][0]["rubricCriterionLevel"].as_array().unwrap();
    assert!(levels.iter().any(|level| level["id"] == subject["result"][0]["achievedLevel"]));
    assert_eq!(given("unsupervised").unwrap_err().code(), "E0863", "a level of another scale");
}

#[test]
fn only_tasks_and_competencies_are_awarded() {
    let award_of =
        Award { subject: "x", level: None, narrative: "x", decided: "2026-02-03T10:00:00Z".parse().unwrap() };
    for element in ["t3-1", "nergens"] {
        let fault = with_setting("fvb", |f, setting| {
            award(f, setting, &element.parse().unwrap(), &award_of, &Access::unlogged())
        })
        .unwrap_err();
        assert_eq!(fault.code(), "E0862", "{element}");
    }
}
