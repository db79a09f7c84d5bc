//! The example runs, shows what its README says, and stays as short as it promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::Command;

#[test]
fn it_keeps_a_case_from_opening_to_closure() {
    let output = Command::new(env!("CARGO_BIN_EXE_example-ehr-module")).output().unwrap();
    let (said, complained) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{said}\n{complained}");
    let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with(' ')).collect();
    assert!(lines[0].contains("instemming:consent-16"), "{said}");
    assert!(lines[1].contains("fvb:fvb-help-request") && !lines[1].contains("consent-16"), "{said}");
    assert_eq!(lines[2], r#"SCORED {"total":9.0}"#, "{said}");
    assert!(lines[3].starts_with("REFUSED"), "{said}");
    assert_eq!(lines[4], "KEPT 7 events, closed: true", "{said}");
}

/// Lines of code: neither blank, nor comment, nor import.
#[test]
fn the_module_is_at_most_sixty_lines_of_code() {
    let code = include_str!("../src/main.rs").lines().map(str::trim);
    let code = code.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("use "));
    assert!(code.clone().count() <= 60, "{} lines of code", code.count());
}
