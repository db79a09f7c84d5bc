//! Whether steps, tasks and competencies of a framework name each other rightly.

use crate::check::index::{Index, Standing};
use crate::fault::Fault;
use crate::node::Node;
use crate::problem::Problem;
use crate::suggest::nearest;

/// Names inside frameworks that nothing in the framework has.
pub(crate) fn names(index: &Index<'_>) -> Vec<Fault> {
    let frameworks = index.items.values().filter(|standing| standing.kind == "framework");
    frameworks.flat_map(|standing| check(index, standing)).collect()
}

fn check(index: &Index<'_>, standing: &Standing<'_>) -> Vec<Fault> {
    let list = |key: &str| standing.node.get(key).map_or(&[][..], Node::list);
    let ids = |key: &str| list(key).iter().filter_map(|item| item.word("id")).collect::<Vec<_>>();
    let groups: Vec<&str> =
        standing.node.get("groups").into_iter().flat_map(Node::entries).map(|entry| entry.key.as_str()).collect();
    let (tasks, competencies) = (ids("task"), ids("competency"));
    let mut named: Vec<(&Node, &'static str, &[&str])> = Vec::new();
    for step in list("step") {
        named.extend(step.get("tasks").into_iter().flat_map(Node::list).map(|name| (name, "task", tasks.as_slice())));
    }
    for task in list("task") {
        let all = task.get("competencies").into_iter().flat_map(Node::list);
        named.extend(all.map(|name| (name, "competency", competencies.as_slice())));
    }
    for member in list("task").iter().chain(list("competency")) {
        named.extend(member.get("group").map(|name| (name, "group", groups.as_slice())));
    }
    let pack = index.plugin.as_ref().map_or_else(String::new, ToString::to_string);
    let dangling = named.into_iter().filter_map(|(node, kind, known)| {
        let name = node.text().filter(|name| !known.contains(name))?;
        let suggestion = nearest(name, known.iter().copied());
        let problem = Problem::Dangling { kind: kind.into(), name: name.to_owned(), pack: pack.clone(), suggestion };
        Some(standing.fault(node, problem))
    });
    dangling.collect()
}
