//! Does the npm package work as packed, in the projects of people who install
//! it? Each folder of `projects/` is a small one; a test copies it, installs the
//! packed file as anybody would, and uses it.
//!
//! What several projects share is in `shared/`: the cases of tests/cases run in
//! every one of them. The packed file comes from `cargo xtask package`; the
//! variable `LEVELWISE_PACKAGE` names another one.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::{Value, json};

/// What the package does; each has its cases in a folder of tests/cases.
const VERBS: [&str; 13] = [
    "rubric",
    "check",
    "score",
    "suggest",
    "agreement",
    "team",
    "crosswalk",
    "view",
    "merge",
    "format",
    "share",
    "sheet",
    "calendar",
];

/// A project with the package installed.
#[derive(Debug)]
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// Copies the project `name` into the target folder, and installs what it
    /// asks for and the packed file. What npm brought before stays there, except
    /// the package itself.
    ///
    /// # Panics
    /// When a file cannot be copied or npm fails; the message holds what it said.
    #[must_use]
    pub fn install(name: &str) -> Self {
        let folder = target().join("packaging").join(name);
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        empty(&folder);
        copy_all(&tests.join("projects").join(name), &folder);
        copy_all(&tests.join("shared"), &folder.join("shared"));
        write(&folder.join("cases.json"), cases().to_string());
        let project = Self { folder };
        let package = package();
        let package = package.to_str().expect("the path of the package is text");
        project.run(
            npm(),
            &[
                "install",
                "--no-save",
                "--no-package-lock",
                "--omit-lockfile-registry-resolved",
                "--prefer-offline",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                package,
            ],
        );
        project
    }

    /// Where the project is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The text of a file of the installed package.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn packaged(&self, name: &str) -> String {
        let path = self.folder.join("node_modules/levelwise").join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Writes a file of the project.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) {
        write(&self.folder.join(name), text);
    }

    /// Copies a folder into the project, such as the built page.
    ///
    /// # Panics
    /// When a file cannot be copied.
    pub fn add(&self, from: &Path, name: &str) {
        copy_all(from, &self.folder.join(name));
    }

    /// What a program says that ends well in the project's folder.
    ///
    /// # Panics
    /// When it does not; the message holds all it said.
    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let line = format!("{program} {}", arguments.join(" "));
        let ended = self.command(program, arguments).output();
        let ended = ended.unwrap_or_else(|error| panic!("`{line}` could not be started: {error}"));
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        assert!(
            ended.status.success(),
            "`{line}` in {} ended with {}\n{said}\n{}",
            self.folder.display(),
            ended.status,
            String::from_utf8_lossy(&ended.stderr)
        );
        said
    }

    /// A program that npm installed in the project, or one of the machine's, to
    /// be started in the project's folder.
    #[must_use]
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let installed = self.folder.join("node_modules/.bin").join(program);
        let mut command = if installed.exists() {
            Command::new(installed)
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder).args(arguments);
        // Node's own test runner would think that it runs inside another.
        command.env_remove("NODE_TEST_CONTEXT");
        command.env("NO_COLOR", "1");
        command
    }
}

/// The packed file.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn package() -> PathBuf {
    let version = env!("CARGO_PKG_VERSION");
    let packed = env::var_os("LEVELWISE_PACKAGE").map_or_else(
        || target().join(format!("npm/levelwise-{version}.tgz")),
        PathBuf::from,
    );
    assert!(
        packed.is_file(),
        "there is no {}: run `cargo xtask package`",
        packed.display()
    );
    packed
}

/// Every file that the cases need, by its path below tests/cases, and how many
/// cases there are.
///
/// # Panics
/// When a file cannot be read.
#[must_use]
pub fn cases() -> Value {
    let cases = workspace().join("tests/cases");
    let mut files = serde_json::Map::new();
    add_json(&cases, "", &mut files);
    add_json(&workspace().join("rubrics"), "../../rubrics/", &mut files);
    let mut n_cases = 0;
    for verb in VERBS {
        let of_verb = files
            .iter()
            .filter(|(name, _)| name.starts_with(&format!("{verb}/")));
        let n_before = n_cases;
        for (name, text) in of_verb {
            let case: Value = serde_json::from_str(text.as_str().unwrap_or_default())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            n_cases += case["cases"].as_array().map_or(1, Vec::len);
        }
        assert!(n_cases > n_before, "{verb} has no cases");
    }
    json!({ "files": files, "nCases": n_cases })
}

/// The code in a text, of one language.
pub fn blocks<'t>(text: &'t str, language: &str) -> impl Iterator<Item = &'t str> {
    let opening = format!("```{language}\n");
    let parts: Vec<&str> = text.split(&opening).skip(1).collect();
    parts
        .into_iter()
        .filter_map(|part| Some(part.split_once("```")?.0))
}

fn add_json(folder: &Path, prefix: &str, files: &mut serde_json::Map<String, Value>) {
    for path in entries(folder) {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = format!("{prefix}{}", name.expect("a file name is text"));
        if path.is_dir() {
            add_json(&path, &format!("{name}/"), files);
        } else if name.ends_with(".json") {
            let text = fs::read_to_string(&path).expect("the file can be read");
            files.insert(name, Value::String(text));
        }
    }
}

/// Removes all but what npm installed of others.
fn empty(folder: &Path) {
    let installed = folder.join("node_modules");
    for path in entries(folder) {
        if path != installed {
            remove(&path);
        }
    }
    remove(&installed.join("levelwise"));
}

fn remove(path: &Path) {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else if path.exists() {
        fs::remove_file(path)
    } else {
        Ok(())
    };
    removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn copy_all(from: &Path, to: &Path) {
    for path in entries(from) {
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_all(&path, &to);
        } else {
            let bytes = fs::read(&path);
            write(
                &to,
                bytes.unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            );
        }
    }
}

fn write(path: &Path, content: impl AsRef<[u8]>) {
    let written =
        fs::create_dir_all(path.parent().unwrap_or(path)).and_then(|()| fs::write(path, content));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// What a folder holds; nothing if it is not there.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    paths
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
