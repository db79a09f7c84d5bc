//! The elements of a framework as they stand in its file.

use crate::node::Node;

/// An element with its name and the kind by which messages call it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartOf<'n> {
    pub name: &'n str,
    pub kind: &'static str,
    pub node: &'n Node,
}

/// A list: its key, and the kind of its members.
type List = (&'static str, &'static str);

/// The lists of a framework, with the list that each of their members holds.
const LISTS: &[(List, Option<List>)] = &[
    (("group", "group"), None),
    (("task", "task"), Some(("indicator", "indicator"))),
    (("competency", "competency"), Some(("indicator", "indicator"))),
    (("indicator", "indicator"), None),
    (("knowledge", "element"), Some(("element", "element"))),
    (("list", "element"), Some(("item", "element"))),
];

/// The members of the list under `key`.
pub(crate) fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).map_or(&[][..], Node::list)
}

/// Every element of a framework, in the order in which it stands.
pub(crate) fn parts(framework: &Node) -> Vec<PartOf<'_>> {
    let mut found = Vec::new();
    let mut add = |node, kind| found.extend(Node::word(node, "id").map(|name| PartOf { name, kind, node }));
    for ((key, kind), inner) in LISTS {
        for member in list(framework, key) {
            add(member, *kind);
            for (key, kind) in inner.iter() {
                list(member, key).iter().for_each(|node| add(node, *kind));
            }
        }
    }
    found
}
