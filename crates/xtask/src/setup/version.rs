//! How do versions read, and which comes later?

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(pub(super) u32, pub(super) u32, pub(super) u32);

impl Version {
    /// The first word that is a version, as in `trunk 0.21.14`.
    pub(super) fn in_text(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::of_word)
    }

    /// The version of `package` in the text of a Cargo.lock.
    pub(super) fn in_lock(lock: &str, package: &str) -> Option<Self> {
        let name = format!("name = \"{package}\"");
        let mut lines = lock.lines().skip_while(|line| *line != name);
        let line = lines.nth(1)?.strip_prefix("version = \"")?;
        Self::of_word(line.strip_suffix('"')?)
    }

    fn of_word(word: &str) -> Option<Self> {
        let mut numbers = word.split('.').map(|number| number.parse().ok());
        let version = Self(numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        assert_eq!(Version::in_text("trunk 0.21.14"), Some(Version(0, 21, 14)));
        let gecko = "geckodriver 0.37.1 (3.x 2026)\n\nThe source code";
        assert_eq!(Version::in_text(gecko), Some(Version(0, 37, 1)));
        assert_eq!(Version::in_text("no version 1.2 here"), None);
        assert!(Version(0, 21, 14) > Version(0, 21, 9));
    }

    #[test]
    fn the_lock_file_tells_a_package_from_its_relatives() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.60\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            Version::in_lock(lock, "wasm-bindgen"),
            Some(Version(0, 2, 130))
        );
        assert_eq!(Version::in_lock(lock, "wasm"), None);
    }
}
