//! The package in projects without a browser: Node, Deno, Bun and TypeScript.

use levelwise_packaging::{Project, blocks, cases};

/// The tests are the project's own, for Node's test runner: the cases of
/// tests/cases, every example of the documentation, errors, values, CommonJS.
#[test]
fn node() {
    let project = Project::install("node");
    let said = project.run("node", &["--test", "--test-reporter=tap", "test/"]);
    assert!(said.contains("\n# fail 0\n"), "{said}");
    let shown = [
        "every case of tests/cases",
        "the example of merge",
        "the examples of the README",
    ];
    for test in shown {
        assert!(said.contains(test), "{test} did not run\n{said}");
    }
}

#[test]
fn deno() {
    let project = Project::install("deno");
    holds_all(&project.run("deno", &["run", "--allow-read", "main.js"]));
}

#[test]
fn bun() {
    let project = Project::install("bun");
    holds_all(&project.run("bun", &["run", "main.js"]));
}

/// With and without the types of a browser, by the newest compiler and by the
/// oldest that the README names.
#[test]
fn typescript() {
    let project = Project::install("typescript");
    let readme = project.packaged("README.md");
    let typed = blocks(&readme, "ts").find(|code| code.contains("import"));
    project.write(
        "readme.ts",
        typed.expect("the README has an example in TypeScript"),
    );
    for compiler in [
        "node_modules/typescript/bin/tsc",
        "node_modules/typescript-5/bin/tsc",
    ] {
        for settings in ["tsconfig.json", "tsconfig.browser.json"] {
            project.run("node", &[compiler, "--noEmit", "--project", settings]);
        }
    }
}

fn holds_all(said: &str) {
    let n_cases = &cases()["nCases"];
    let line = format!("{n_cases} of {n_cases} cases hold\ntrue wrong-format\n");
    assert!(said.ends_with(&line), "{said}");
}
