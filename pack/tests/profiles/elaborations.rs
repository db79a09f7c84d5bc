//! Each discipline says what the specific competencies are in its own field.

use crate::{framework, pack};

#[test]
fn a_discipline_elaborates_every_specific_competency_once() {
    let specific = framework("fvb").competency.iter().filter(|c| c.group.as_ref().unwrap().as_str() == "specific");
    let wanted: Vec<_> = specific.map(|competency| format!("fvb:vaktherapie/{}", competency.id)).collect();
    for discipline in ["pmt", "muziek"] {
        let elaborated: Vec<_> = pack(discipline).contents.elaboration.iter().map(|e| e.of.to_string()).collect();
        assert_eq!(elaborated, wanted, "{discipline}");
    }
}
