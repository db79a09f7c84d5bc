//! The pages of `vakwerk competency report`: what they show, and that everybody can read them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;
use std::path::Path;

use common::{competency_at as competency, room, root};

const OPEN: &str = "portfolio p.jsonl --open --subject therapist-invented-01 --framework fvb:vaktherapie --since \
                    2024-01-01 --invented --day 2025-06-01";
const ADD: &str = "portfolio p.jsonl --add ~/portfolios/stage.toml --day 2025-06-01";
const DECIDE: &str = "decide p.jsonl ~/portfolios/besluit.toml --curriculum ~/curricula/bachelor-vaktherapie.toml";

fn page(language: &str, at: &Path, line: &str) -> String {
    let made = competency(language, at, line);
    assert_eq!(made.exit, 0, "{line}: {}", made.err);
    well_formed(&made.out);
    made.out
}

/// Every element is closed in order, nothing comes from outside, nothing runs, and every picture has words.
fn well_formed(html: &str) {
    let mut open = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part.split_once('>').unwrap();
        let name = tag.split([' ', '/']).find(|word| !word.is_empty()).unwrap_or_default();
        match (tag.strip_prefix('/'), name) {
            (_, "!doctype" | "meta" | "br") => {}
            (Some(closed), _) => assert_eq!(open.pop(), Some(closed), "in {html}"),
            (None, _) if tag.ends_with('/') => {}
            (None, _) => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let outside = html.replace("http://www.w3.org/2000/svg", "");
    for forbidden in ["<script", "http:", "https:", "onload", "@import", "src="] {
        assert!(!outside.contains(forbidden), "{forbidden}");
    }
    let mut pictures = 0;
    for (at, _) in html.match_indices("<svg") {
        let picture = &html[at..at + html[at..].find("</svg>").unwrap()];
        pictures += 1;
        for part in ["role=\"img\"", "aria-labelledby=\"f", "<title id=\"f", "<desc id=\"f"] {
            assert!(picture.contains(part), "{part}");
        }
        // Only greys: three equal pairs or three equal digits.
        for (at, _) in picture.match_indices("\"#") {
            let colour: String = picture[at + 2..].chars().take_while(|c| *c != '"').collect();
            let first = colour.chars().next().unwrap();
            assert!(colour.chars().all(|c| c == first), "#{colour} is no grey");
        }
        let after = &html[at..];
        let table = after.find("<table>").expect("a table stands beside every picture");
        assert!(after[6..].find("<svg").is_none_or(|next| table < next + 6));
    }
    assert_eq!(pictures, html.matches("<figcaption>").count());
}

#[test]
fn the_coverage_of_a_curriculum_reads_well() {
    let at = room("reports", "coverage");
    for language in ["nl", "en"] {
        insta::assert_snapshot!(
            format!("coverage-{language}.html"),
            page(language, &at, "report ~/curricula/oefentherapie.toml")
        );
    }
}

/// What the page counts is what the command counts, of both profiles.
#[test]
fn the_page_counts_as_the_command_does() {
    let at = room("reports", "counts");
    for name in ["bachelor-vaktherapie", "oefentherapie"] {
        let html = page("nl", &at, &format!("report ~/curricula/{name}.toml"));
        let counted = competency("nl", &at, &format!("coverage ~/curricula/{name}.toml --json")).json();
        let rows = counted["frameworks"][0]["rows"].as_array().unwrap();
        let gaps = rows.iter().filter(|row| row["covered"] == "neither").count();
        assert!(html.contains(&format!("Gaten: geen van beide ({gaps})")), "{name}: {gaps}");
        for row in rows {
            let row = format!("<tr><th scope=\"row\">{} ", row["element"].as_str().unwrap());
            assert!(html.contains(&row), "{name}: {row}");
        }
        assert!(html.contains("Verzonnen, als voorbeeld."));
    }
}

#[test]
fn a_portfolio_and_the_reports_of_its_cycle_read_well() {
    for language in ["nl", "en"] {
        let at = room("reports", &format!("portfolio-{language}"));
        for line in [OPEN, ADD, DECIDE] {
            assert_eq!(competency(language, &at, line).exit, 0, "{line}");
        }
        for kind in ["portfolio", "reflection", "development-plan", "evaluation"] {
            let line = format!(
                "report p.jsonl --kind {kind} --day 2025-06-01 --curriculum ~/curricula/bachelor-vaktherapie.toml"
            );
            let html = page(language, &at, &line);
            // Only what someone says of themselves is drawn as a radar.
            let drawn = html.contains("<svg");
            assert_eq!(drawn, matches!(kind, "portfolio" | "reflection"), "{kind}");
            insta::assert_snapshot!(format!("{kind}-{language}.html"), html);
        }
    }
}

/// A portfolio without self-ratings has no radar, and an empty one says that there is nothing.
#[test]
fn a_radar_is_only_for_self_rating() {
    let at = room("reports", "radar");
    assert_eq!(competency("nl", &at, OPEN).exit, 0);
    let empty = page("nl", &at, "report p.jsonl --day 2025-06-01");
    assert!(!empty.contains("<svg") && empty.contains("Er is nog niets verzameld."));
    let all = fs::read_to_string(root().join("examples/portfolios/stage.toml")).unwrap();
    let (others, own) = (all.find("[[data-point]]\nid = \"stage-zelf\"").unwrap(), all.find("[[report]]").unwrap());
    fs::write(at.join("anderen.toml"), format!("{}{}", &all[..others], &all[own..])).unwrap();
    assert_eq!(competency("nl", &at, "portfolio p.jsonl --add anderen.toml").exit, 0);
    let without = page("nl", &at, "report p.jsonl --day 2025-06-01");
    assert!(!without.contains("<svg") && without.contains("Waar beoordelaars verschillen"));
}

/// A framework of one's own counts like the others: its levels, its hours and points, what it adds, what it replaces.
#[test]
fn a_framework_of_ones_own_counts_like_the_others() {
    let at = room("reports", "third");
    let own = "--development ~/../cli/tests/packs/derde";
    fs::write(
        at.join("c.toml"),
        "format = 1\nid = \"c\"\nname = { nl = \"Eigen curriculum\" }\ninvented = true\n\n[[framework]]\n\
         id = \"voorbeeld.derde:nieuw\"\nedition = 3\ncompetency-levels = \"voorbeeld.derde:treden\"\n\n[[framework]]\n\
         id = \"voorbeeld.derde:oud\"\nedition = 1\n\n[[course]]\nid = \"vak\"\nname = { nl = \"Een vak\" }\n\
         taught = [{ all-of = [\"taak\"] }, { elements = [\"zien\"], level = \"kan\", complexity = \"beginnend\" }]\n\
         assessed = [{ elements = [\"sb-samen\"] }]\n",
    )
    .unwrap();
    let coverage = page("nl", &at, &format!("report c.toml {own}"));
    for part in [
        "taak Kijkt en beslist",
        "sb-samen Legt het een medestudent voor",
        "zien: Kan het; Beginnend",
        "Dit kader is vervangen door voorbeeld.derde:nieuw.",
    ] {
        assert!(coverage.contains(part), "{part} in {coverage}");
    }
    let open = "portfolio q.jsonl --open --subject x --framework voorbeeld.derde:nieuw --since 2024-01-01 --invented";
    assert_eq!(competency("nl", &at, &format!("{open} {own}")).exit, 0);
    let point = |id: &str, element: &str| {
        format!(
            "[[data-point]]\nid = \"{id}\"\nassessor = \"docent-verzonnen\"\nrole = \"teacher\"\n\
             on = \"2025-02-10\"\nmethod = \"test\"\n\
             targets = [{{ element = \"{element}\", scale = \"voorbeeld.derde:treden\", level = \"oefent\" }}]\n"
        )
    };
    let (old, new) = (point("a", "voorbeeld.derde:oud/kijken"), point("b", "voorbeeld.derde:nieuw/wegen"));
    fs::write(at.join("e.toml"), format!("format = 1\n\n{old}\n{new}")).unwrap();
    let added = competency("nl", &at, &format!("portfolio q.jsonl --add e.toml --day 2025-06-01 {own}"));
    assert!(added.exit == 0 && added.out.contains("[overgenomen] gegevenspunten bij wat het vervangt: 1"), "{added:?}");
    let portfolio = page("nl", &at, &format!("report q.jsonl --day 2025-06-01 {own}"));
    for part in [
        "1 januari 2024 tot 1 januari 2029",
        "<td>0 uur</td><td>100,5 uur</td>",
        "<td>0 punten</td><td>20 punten</td>",
        "[overgenomen] voorbeeld.derde:nieuw/zien Zien",
        "Oefent (1 van 2)",
    ] {
        assert!(portfolio.contains(part), "{part} in {portfolio}");
    }
}

#[test]
fn the_page_goes_to_a_file_or_to_standard_output() {
    let at = room("reports", "out");
    let line = "report ~/curricula/oefentherapie.toml";
    let shown = page("nl", &at, line);
    let told = competency("nl", &at, &format!("{line} --out dekking.html"));
    let expected = format!("Geschreven: dekking.html ({} bytes)\n", shown.len());
    assert_eq!((told.exit, told.out.as_str()), (0, expected.as_str()));
    assert_eq!(fs::read_to_string(at.join("dekking.html")).unwrap(), shown);
    let json = competency("nl", &at, &format!("{line} --json")).json();
    assert_eq!((json["kind"].as_str(), json["html"].as_str()), (Some("coverage"), Some(shown.as_str())));
    for (line, exit) in [
        ("report ~/curricula/oefentherapie.toml --kind portfolio", 2),
        ("report p.jsonl --kind coverage", 2),
        ("report p.jsonl", 1),
        ("report nergens.toml", 1),
        ("report ~/curricula/oefentherapie.toml --out nergens/dekking.html", 1),
        ("report p.jsonl --cycle 0", 2),
    ] {
        assert_eq!(competency("nl", &at, line).exit, exit, "{line}");
    }
}
