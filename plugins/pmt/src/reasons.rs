//! The operation `reasons`: on which deviating clusters an intervention works, and whether it follows the plan's strategy.

use vakwerk_sdk::Words;
use vakwerk_sdk::document::{
    FORMAT, Material, Reasons, ReasonsRequest, Remark, RemarkedIntervention, Statement, Value,
};

use crate::cluster::{CLUSTERS, Cluster, Reading};
use crate::method::{METHODS, Method, strategy};
use crate::profile::{LOFOPT, ours};

const PLAN: &str = "pmt:plan";

/// Remarks beside the interventions of this plugin; about those of others it says nothing.
pub(crate) fn remark(request: &ReasonsRequest) -> Reasons {
    let matched = request.interventions.iter().filter_map(|matched| {
        let method = METHODS.iter().find(|method| method.id == matched.intervention)?;
        let (mut reasons, mut cautions) = (Vec::new(), Vec::new());
        reasons.extend(works_on_deviating(method, &request.material));
        match follows_plan(method, &request.material) {
            Some((remark, true)) => reasons.push(remark),
            Some((remark, false)) => cautions.push(remark),
            None => {}
        }
        let said_something = !reasons.is_empty() || !cautions.is_empty();
        said_something.then(|| RemarkedIntervention { intervention: method.id.into(), reasons, cautions })
    });
    Reasons { format: FORMAT, interventions: matched.collect() }
}

/// The clusters that deviate in the latest LOFOPT and have a goal that the intervention serves.
fn works_on_deviating(method: &Method, material: &Material) -> Option<Remark> {
    let latest = material.latest_result(LOFOPT)?;
    let deviates = |cluster: &&Cluster| matches!(Reading::of(latest.score(cluster.id)), Reading::Deviates(..));
    let served = |cluster: &&Cluster| cluster.goals.iter().any(|goal| method.goals.contains(goal));
    let names: Vec<Words> = CLUSTERS.iter().filter(deviates).filter(served).map(|cluster| cluster.name).collect();
    (!names.is_empty()).then(|| Remark {
        id: "deviating-cluster".into(),
        statement: ours(
            &format!("Dient een doel bij een cluster dat afwijkt: {}.", list(&names, |words| words.nl)),
            &format!("Serves a goal of a cluster that deviates: {}.", list(&names, |words| words.en)),
        ),
    })
}

/// Whether the intervention belongs to a strategy that the latest plan names; nothing where either names none.
fn follows_plan(method: &Method, material: &Material) -> Option<(Remark, bool)> {
    let record = material.latest_record(PLAN)?;
    let chosen: Vec<&str> = record.fields.get("strategy").into_iter().flat_map(Value::words).collect();
    let known: Vec<Words> = chosen.iter().filter_map(|id| strategy(id)).collect();
    if known.is_empty() || method.strategies.is_empty() {
        return None;
    }
    let fits = chosen.iter().any(|id| method.strategies.contains(id));
    let (nl, en) = (list(&known, |words| words.nl), list(&known, |words| words.en));
    let (id, nl, en) = if fits {
        (
            "fits-strategy",
            format!("Past bij de strategie van het plan: {nl}."),
            format!("Fits the strategy of the plan: {en}."),
        )
    } else {
        (
            "other-strategy",
            format!("Hoort bij een andere strategie dan het plan noemt ({nl}). Pas het plan aan, of zeg waarom."),
            format!("Belongs to another strategy than the plan names ({en}). Change the plan, or say why."),
        )
    };
    let statement = Statement { rests_on: vec![PLAN.into()], ..ours(&nl, &en) };
    Some((Remark { id: id.into(), statement }, fits))
}

fn list(names: &[Words], language: fn(&Words) -> &'static str) -> String {
    names.iter().map(|words| language(words).to_lowercase()).collect::<Vec<_>>().join("; ")
}
