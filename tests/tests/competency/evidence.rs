//! Data points, portfolios, sufficiency and decisions.

use vakwerk_core::competency::{
    AssessorRole, Code, Criteria, DataPoint, Decision, Entry, IpoCycle, IpoReport, IpoReportKind, Member, MemberRole,
    Method, MissingKind, Portfolio, RegisterActivity, Stake, Sufficiency, Target,
};

use crate::support::{SUBJECT, element, index, opened, point, portfolio, who};

fn refused(portfolio: &Portfolio, point: DataPoint) -> Code {
    portfolio.check(&Entry::DataPoint(Box::new(point))).unwrap_err().code
}

/// Each way in which a data point cannot stand.
#[test]
fn a_data_point_that_cannot_stand_is_refused() {
    let portfolio = portfolio([point("first", "supervisor-01", "2026-02-01", "unsupervised")]);
    type Change = fn(&mut DataPoint);
    let cases: [(Code, Change); 9] = [
        (Code::NotIndependent, |p| p.assessor.pseudonym = who(SUBJECT)),
        (Code::NotIndependent, |p| {
            p.assessor.pseudonym = who(SUBJECT);
            p.assessor.role = AssessorRole::Oneself;
            p.assessor.independent = true;
        }),
        (Code::NotIndependent, |p| p.assessor.role = AssessorRole::Oneself),
        (Code::Incomplete, |p| p.targets.clear()),
        (Code::TooLong, |p| p.narrative = "x".repeat(10_001)),
        (Code::OtherSubject, |p| p.subject = who("student-invented-02")),
        (Code::Duplicate, |p| p.id = "first".parse().unwrap()),
        (Code::UnknownPoint, |p| p.supersedes = Some("never".parse().unwrap())),
        (Code::Superseded, |p| p.supersedes = Some("first".parse().unwrap())),
    ];
    for (code, change) in cases {
        let mut one = point("other", "supervisor-01", "2026-02-02", "unsupervised");
        change(&mut one);
        let mut portfolio = portfolio.clone();
        if code == Code::Superseded {
            let mut second = point("second", "supervisor-01", "2026-02-02", "unsupervised");
            second.supersedes = Some("first".parse().unwrap());
            portfolio.apply(Entry::DataPoint(Box::new(second)));
        }
        assert_eq!(refused(&portfolio, one), code, "{code:?}");
    }
}

#[test]
fn oneself_may_judge_when_it_says_so() {
    let mut one = point("self", SUBJECT, "2026-02-01", "unsupervised");
    one.assessor.role = AssessorRole::Oneself;
    portfolio([one]);
}

#[test]
fn a_portfolio_begins_with_whose_it_is_and_only_once() {
    let one = Entry::DataPoint(Box::new(point("first", "supervisor-01", "2026-02-01", "unsupervised")));
    assert_eq!(Portfolio::default().check(&one).unwrap_err().code, Code::NotOpened);
    assert_eq!(portfolio([]).check(&opened()).unwrap_err().code, Code::NotOpened);
}

#[test]
fn a_level_of_another_scale_or_element_is_refused() {
    let index = index();
    let of = |name: &str, scale: &str, level: &str| {
        let scale = scale.parse().unwrap();
        Target::of(&index, element(name), Some((&scale, &level.parse().unwrap()))).unwrap_err().code
    };
    assert_eq!(of("fvb:vaktherapie/t3", "algemeen:entrustment", "competent"), Code::UnknownLevel);
    assert_eq!(of("fvb:vaktherapie/t3", "algemeen:proficiency", "competent"), Code::WrongScale);
    assert_eq!(of("fvb:vaktherapie/t3", "algemeen:entrustmnt", "competent"), Code::UnknownScale);
    assert_eq!(of("fvb:vaktherapie/t99", "algemeen:entrustment", "observes"), Code::UnknownElement);
}

#[test]
fn what_was_superseded_no_longer_counts_and_is_kept() {
    let mut second = point("second", "supervisor-01", "2026-02-02", "unsupervised");
    second.supersedes = Some("first".parse().unwrap());
    let portfolio = portfolio([point("first", "supervisor-01", "2026-02-01", "observes"), second]);
    assert_eq!(portfolio.points().len(), 2);
    let summary = portfolio.summary(&index());
    assert_eq!((summary.points, summary.superseded), (1, 1));
    let task = summary.elements.iter().find(|row| row.element == element("fvb:vaktherapie/t3")).unwrap();
    assert_eq!(task.levels.iter().map(|level| level.level.as_str()).collect::<Vec<_>>(), ["unsupervised"]);
}

#[test]
fn levels_are_counted_and_disagreement_is_shown() {
    let portfolio = portfolio([
        point("a", "supervisor-01", "2026-02-01", "indirect-supervision"),
        point("b", "supervisor-01", "2026-03-01", "unsupervised"),
        point("c", "examiner-01", "2026-03-02", "indirect-supervision"),
    ]);
    let summary = portfolio.summary(&index());
    let task = summary.elements.iter().find(|row| row.element == element("fvb:vaktherapie/t3")).unwrap();
    let counts: Vec<(&str, u32)> = task.levels.iter().map(|level| (level.level.as_str(), level.by_others)).collect();
    assert_eq!(counts, [("indirect-supervision", 2), ("unsupervised", 1)]);
    // The latest of each: the supervisor changed their mind upwards, the examiner did not.
    let [only] = task.disagreements.as_slice() else { panic!("one scale") };
    let told: Vec<(&str, &str)> = only.levels.iter().map(|(who, level)| (who.as_str(), level.as_str())).collect();
    assert_eq!(told, [("examiner-01", "indirect-supervision"), ("supervisor-01", "unsupervised")]);
}

#[test]
fn evidence_for_a_task_supports_the_printed_competencies_and_is_marked_as_inferred() {
    let summary = portfolio([point("a", "supervisor-01", "2026-02-01", "unsupervised")]).summary(&index());
    let inferred: Vec<&str> =
        summary.elements.iter().filter(|row| row.inferred > 0).map(|row| row.element.element.as_str()).collect();
    assert_eq!(inferred, ["g1", "g2", "g3", "sa", "sb", "sd"]);
    assert!(summary.elements.iter().filter(|row| row.inferred > 0).all(|row| row.points == 0));
}

const CRITERIA: Criteria =
    Criteria { points: 3, assessors: 2, independent: 1, methods: 2, span_days: 30, narratives: 1 };

/// Evidence that is just enough.
fn enough() -> [DataPoint; 3] {
    let mut last = point("c", "examiner-01", "2026-03-03", "unsupervised");
    last.assessor.independent = true;
    last.method = Method::Product;
    [
        point("a", "supervisor-01", "2026-02-01", "unsupervised"),
        point("b", "supervisor-01", "2026-02-10", "unsupervised"),
        last,
    ]
}

/// Each criterion, just missed.
#[test]
fn sufficiency_says_what_is_missing() {
    let task = element("fvb:vaktherapie/t3");
    assert!(portfolio(enough()).sufficiency(&task, &CRITERIA).ready);
    type Change = fn(&mut [DataPoint; 3]);
    let cases: [(MissingKind, Change); 5] = [
        (MissingKind::Assessors, |p| p[2].assessor.pseudonym = who("supervisor-01")),
        (MissingKind::Independent, |p| p[2].assessor.independent = false),
        (MissingKind::Methods, |p| p[2].method = Method::Observation),
        (MissingKind::SpanDays, |p| p[2].on = "2026-03-02".parse().unwrap()),
        (MissingKind::Narratives, |p| p.iter_mut().for_each(|p| p.narrative.clear())),
    ];
    for (kind, change) in cases {
        let mut points = enough();
        change(&mut points);
        let found = portfolio(points).sufficiency(&task, &CRITERIA);
        assert_eq!(found.missing.iter().map(|m| m.what).collect::<Vec<_>>(), [kind]);
        assert!(!found.ready);
    }
    let fewer = portfolio(enough().into_iter().skip(1)).sufficiency(&task, &CRITERIA);
    assert!(fewer.missing.iter().any(|m| (m.what, m.found, m.asked) == (MissingKind::Points, 2, 3)));
}

/// A judgement of own work counts as a data point, and never as an assessor, as independent, or as a disagreement.
#[test]
fn own_judgements_are_data_points_and_no_assessors() {
    let task = element("fvb:vaktherapie/t3");
    let own = |id: &str, on: &str, level: &str| {
        let mut point = point(id, SUBJECT, on, level);
        point.assessor.role = AssessorRole::Oneself;
        point.method = Method::Reflection;
        point
    };
    let alone = portfolio([
        own("a", "2026-02-01", "observes"),
        own("b", "2026-04-01", "supervises"),
        own("c", "2026-03-01", "unsupervised"),
    ]);
    let missing = alone.sufficiency(&task, &CRITERIA).missing;
    let found: Vec<_> = missing.iter().map(|m| (m.what, m.found)).collect();
    assert!(
        found.contains(&(MissingKind::Assessors, 0)) && found.contains(&(MissingKind::Independent, 0)),
        "{found:?}"
    );
    assert!(found.iter().all(|(what, _)| *what != MissingKind::Points), "three data points: {found:?}");
    let summary = alone.summary(&index());
    let one = summary.elements.iter().find(|one| one.element == task).unwrap();
    assert_eq!((one.points, one.by_oneself, one.assessors), (3, 3, 0));
    let latest: Vec<_> = one.own_levels.iter().map(|own| (own.level.as_str(), own.on.as_str())).collect();
    assert_eq!(latest, [("supervises", "2026-04-01")], "the latest day, whatever the order of adding");
    let beside =
        portfolio([point("a", "supervisor-01", "2026-02-01", "observes"), own("b", "2026-02-02", "supervises")]);
    assert!(beside.disagreements(&task).is_empty());
}

/// Evidence stays bound to the edition it was given under, and it is said where that is another than is loaded.
#[test]
fn evidence_of_another_edition_is_said() {
    let mut earlier = point("a", "supervisor-01", "2026-02-01", "observes");
    earlier.targets[0].edition = 7;
    let summary = portfolio([earlier, point("b", "supervisor-01", "2026-02-02", "observes")]).summary(&index());
    let one = summary.elements.iter().find(|one| one.element == element("fvb:vaktherapie/t3")).unwrap();
    assert_eq!((one.points, one.other_editions, one.carried), (2, 1, 0));
}

fn decision(stake: Stake, committee: &[(&str, MemberRole)]) -> Decision {
    let scale = "algemeen:entrustment".parse().unwrap();
    let level = "unsupervised".parse().unwrap();
    Decision {
        id: "entrusted".parse().unwrap(),
        subject: who(SUBJECT),
        on: "2026-03-20".parse().unwrap(),
        stake,
        target: Target::of(&index(), element("fvb:vaktherapie/t3"), Some((&scale, &level))).unwrap(),
        outcome: "Task 3 may be done unsupervised.".into(),
        committee: committee.iter().map(|(name, role)| Member { pseudonym: who(name), role: *role }).collect(),
        points: ["a", "b", "c"].map(|id| id.parse().unwrap()).into(),
        rationale: "Three assessments over a month agree.".into(),
        despite: None,
        sufficiency: Sufficiency::default(),
    }
}

const BOTH: &[(&str, MemberRole)] = &[("coach-01", MemberRole::Coach), ("examiner-01", MemberRole::Independent)];

#[test]
fn a_decision_on_enough_evidence_by_enough_people_stands() {
    let portfolio = portfolio(enough());
    let mut taken = decision(Stake::High, BOTH);
    taken.check(&portfolio, &CRITERIA).unwrap();
    assert!(taken.sufficiency.ready);
    portfolio.check(&Entry::Decision(Box::new(taken))).unwrap();
}

/// Each way in which a decision cannot be taken.
#[test]
fn a_decision_that_cannot_be_taken_is_refused() {
    type Change = fn(&mut Decision);
    let coach: &[(&str, MemberRole)] = &[("coach-01", MemberRole::Coach)];
    let coaches: &[(&str, MemberRole)] = &[("coach-01", MemberRole::Coach), ("coach-02", MemberRole::Coach)];
    let twice: &[(&str, MemberRole)] =
        &[("examiner-01", MemberRole::Independent), ("examiner-01", MemberRole::Independent)];
    let oneself: &[(&str, MemberRole)] =
        &[(SUBJECT, MemberRole::Independent), ("examiner-01", MemberRole::Independent)];
    let same: Change = |_| {};
    let cases: [(Code, &[(&str, MemberRole)], Change); 8] = [
        (Code::Committee, coach, same),
        (Code::Committee, coaches, same),
        (Code::Committee, twice, same),
        (Code::Committee, oneself, same),
        (Code::Committee, &[], same),
        (Code::Incomplete, BOTH, |d| d.rationale = "  ".into()),
        (Code::Incomplete, BOTH, |d| d.points.clear()),
        (Code::UnknownPoint, BOTH, |d| d.points.push("never".parse().unwrap())),
    ];
    let portfolio = portfolio(enough());
    for (at, (code, committee, change)) in cases.into_iter().enumerate() {
        let mut taken = decision(Stake::High, committee);
        change(&mut taken);
        let faults = taken.check(&portfolio, &CRITERIA).unwrap_err();
        assert!(faults.iter().all(|fault| fault.code == code), "case {at}: {faults:?}");
    }
    decision(Stake::Low, coach).check(&portfolio, &CRITERIA).unwrap();
}

#[test]
fn too_little_evidence_asks_for_a_reason_that_stays_in_the_record() {
    let portfolio = portfolio(enough().into_iter().take(1));
    let mut taken = decision(Stake::High, BOTH);
    taken.points = vec!["a".parse().unwrap()];
    let faults = taken.check(&portfolio, &CRITERIA).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::NotReady]);
    assert!(faults[0].to_string().contains("1 of 3 data points"), "{}", faults[0]);
    taken.despite = Some("The placement ends today.".into());
    taken.check(&portfolio, &CRITERIA).unwrap();
    assert!(!taken.sufficiency.ready);
}

fn report(id: &str, kind: IpoReportKind) -> IpoReport {
    IpoReport {
        id: id.parse().unwrap(),
        cycle: 1,
        kind,
        on: "2026-04-01".parse().unwrap(),
        by: who(SUBJECT),
        elements: vec![element("fvb:vaktherapie/t3")],
        text: "What went well, what comes next.".into(),
        points: Vec::new(),
    }
}

#[test]
fn the_reports_follow_the_cycle() {
    let mut portfolio = portfolio([]);
    let early = Entry::Report(Box::new(report("plan", IpoReportKind::DevelopmentPlan)));
    assert_eq!(portfolio.check(&early).unwrap_err().code, Code::Incomplete);
    for (id, kind) in ["reflection", "plan", "evaluation"].into_iter().zip(IpoReportKind::ALL) {
        let entry = Entry::Report(Box::new(report(id, kind)));
        portfolio.check(&entry).unwrap();
        portfolio.apply(entry);
    }
    assert_eq!(portfolio.reports().count(), 3);
}

/// A cycle holds the days after the evaluation before it, up to and including its own.
#[test]
fn a_cycle_holds_the_days_between_evaluations() {
    let days = ["2026-02-01", "2026-04-01", "2026-04-02"];
    let gathered = days.iter().enumerate().map(|(at, on)| point(&format!("p{at}"), "supervisor-01", on, "observes"));
    let mut portfolio = portfolio(gathered);
    assert_eq!((portfolio.last_cycle(), portfolio.cycle(1).points(&portfolio).count()), (1, 3));
    for (id, kind) in ["reflection", "plan", "evaluation"].into_iter().zip(IpoReportKind::ALL) {
        portfolio.apply(Entry::Report(Box::new(report(id, kind))));
    }
    let (first, second) = (portfolio.cycle(1), portfolio.cycle(2));
    assert_eq!((first.after, first.until), (None, Some("2026-04-01".parse().unwrap())));
    assert_eq!((second.after, second.until), (first.until, None));
    let names = |cycle: &IpoCycle<'_>| cycle.points(&portfolio).map(|p| p.id.to_string()).collect::<Vec<_>>();
    assert_eq!((names(&first), names(&second)), (vec!["p0".into(), "p1".into()], vec!["p2".into()]));
    assert_eq!((first.of(IpoReportKind::Evaluation).count(), second.reports.len()), (1, 0));
}

#[test]
fn a_register_counts_what_falls_in_its_period() {
    let index = index();
    let framework = "vvocm:oefentherapie".parse().unwrap();
    let register = &index.framework(&framework).unwrap().register[0];
    let mut portfolio = portfolio([]);
    for (id, on, amount) in [("before", "2026-06-30", 5.0), ("in", "2026-07-01", 7.0), ("too", "2027-01-01", 1.5)] {
        portfolio.apply(Entry::Activity(RegisterActivity {
            id: id.parse().unwrap(),
            framework: framework.clone(),
            register: register.id.clone(),
            criterion: register.criterion[0].id.clone(),
            on: on.parse().unwrap(),
            amount,
            label: "schooling".into(),
        }));
    }
    // The first period ran from 2021-07-01; five years later the second began.
    let period = portfolio.register_period(&framework, register, "2027-02-01".parse().unwrap()).unwrap();
    assert_eq!((period.from.as_str(), period.until.unwrap().as_str()), ("2026-07-01", "2031-07-01"));
    assert_eq!(period.counts[0].gathered, 8.5);
    assert_eq!(period.counts[0].minimum, None, "the source prints no number");
}
