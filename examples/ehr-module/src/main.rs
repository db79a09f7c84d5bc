//! An EHR module: loads the disciplines, keeps one invented case, and shows what the rules say on the way.
#![forbid(unsafe_code)]

mod desk;
mod installed;

use std::error::Error;

use desk::Desk;
use serde_json::json;
use vakwerk_core::access::{Access, AccessAction, AccessGround, Purpose};
use vakwerk_core::case::{Author, Case, Command, Moment, Occasion, transcribe};
use vakwerk_core::catalogue::{Pack, Respondent};
use vakwerk_core::envelope::CaseId;
use vakwerk_core::measure::Person;
use vakwerk_core::rule::RuleBook;
use vakwerk_core::store::CaseStore as _;
use vakwerk_host::{Options, Registry};
use vakwerk_store::{AccessFile, JsonLinesStore};

fn main() -> Result<(), Box<dyn Error>> {
    // Load: what cannot be loaded is listed, the rest serves.
    let room = tempfile::tempdir()?;
    let folders = vec![installed::plugins(room.path())?];
    let registry = Registry::open(&Options { folders, trust: installed::trust(), ..Options::default() });
    for refused in registry.refusals() {
        println!("NOT LOADED {refused}");
    }
    let packs: Vec<&Pack> = registry.packs().collect();
    let rules = RuleBook::compile(&packs).map_err(|faults| format!("{faults:?}"))?;
    let store = JsonLinesStore::create(room.path().join("cases"))?;
    let who = Author { role: "therapist".parse()?, pseudonym: "therapist-invented-01".parse()?, on_behalf_of: None };
    let (id, case, trajectory) = (CaseId::new("case-invented-01")?, Case::default(), "pmt".parse()?);
    let reader = who.clone();
    let mut desk = Desk { store: &store, id: id.clone(), case, rules, packs: &packs, who, trajectory };

    // Open, and start a trajectory. A must that is not met stops a step; what is missing is named, and recorded.
    desk.act(json!({ "open-case": { "client": "client-invented-01", "birth-date": "1957-03-14" } }))?;
    let (discipline, framework, set) = ("pmt:pmt", "fvb:vaktherapie", registry.digest());
    let (purpose, format, start) = ("treatment", "individual", "registration");
    desk.act(json!({ "start-trajectory": { "discipline": discipline, "framework": framework, "set": set,
        "purpose": purpose, "format": format, "start": start } }))?;
    desk.act(json!({ "enter-step": { "step": "intake" } }))?;
    let examination = json!({ "step": "examination" });
    if let Err(refusal) = desk.act(json!({ "enter-step": examination })) {
        println!("REFUSED {refusal}");
    }
    desk.act(json!({ "give-consent": { "about": "treatment", "by": "client" } }))?;
    desk.act_or_explain("enter-step", examination, "Invented: the client asked to begin at once.")?;

    // Score, and record the result so that it can be read without its plugin.
    let (answers, person) = ([2.0, 2.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0], Person::default());
    let outcome = registry.score(&"algemeen:phq-9".parse()?, &answers, &person)?;
    println!("SCORED {}", serde_json::to_string(&outcome.scores)?);
    let (moment, respondent) = (Moment::Before, Respondent::Client);
    let occasion = Occasion { id: "phq".parse()?, moment, respondent, rows: Vec::new(), note: None };
    let result = transcribe(&packs, &outcome, &answers, &person, occasion).ok_or("no such assessment")?;
    desk.record(&Command::RecordResult(result))?;

    // Close: at closure every must asks for a reason, so that no rule makes a record impossible to close.
    let ground = json!({ "ground": "client-decision", "decided-with": ["client"] });
    desk.act_or_explain("close-trajectory", ground, "Invented: the client stopped after one session.")?;

    // Years later: say who reads and why, which is written down first; read, verify the chain, fold.
    let log = AccessFile::at(room.path().join("access.log"));
    let (at, action, ground) = (jiff::Timestamp::now(), AccessAction::Read, AccessGround::Treatment);
    let purpose = Purpose { at, who: reader, action, ground, recipient: None };
    let mut again = Case::default();
    again.extend(store.load(&id, &Access::logged(&purpose, &log))?.record.events());
    println!("KEPT {} events, closed: {}", again.entries().len(), again.trajectories()[0].is_closed());
    Ok(())
}
