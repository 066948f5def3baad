//! Where are the checkout, what is built, and the tools?

use std::env;
use std::path::{Path, PathBuf};

use crate::error::Error;

#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// The folder of Trunk.toml and the workspace's Cargo.toml.
    pub(crate) root: PathBuf,
    /// What is set up once for all checkouts of this person.
    cache: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Result<Self, Error> {
        let from = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .or_else(|| env::current_dir().ok())
            .unwrap_or_default();
        let root = from
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file());
        let Some(root) = root.map(Path::to_path_buf) else {
            return Err(Error::NoProject { from });
        };
        let cache = cache_folder(cfg!(target_os = "macos"), |name| {
            env::var_os(name).map(PathBuf::from)
        });
        Ok(Self {
            root,
            cache: cache.ok_or(Error::NoCache)?,
        })
    }

    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    pub(crate) fn tools_bin(&self) -> PathBuf {
        self.tools().join("bin")
    }

    /// Where `cargo install` compiles; the tools themselves land in [`Self::tools`].
    pub(crate) fn tools_target(&self) -> PathBuf {
        self.cache.join("target")
    }

    pub(crate) fn npm(&self) -> PathBuf {
        self.cache.join("npm")
    }

    pub(crate) fn npm_package(&self, name: &str) -> PathBuf {
        self.npm().join("node_modules").join(name)
    }

    pub(crate) fn npm_bin(&self) -> PathBuf {
        self.npm_package(".bin")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the npm package is put together and packed.
    pub(crate) fn npm_folder(&self) -> PathBuf {
        self.root.join("target").join("npm")
    }

    /// Apart from the host's `target`: the two may come from different
    /// compilers, which throw away each other's build scripts and macros.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target").join("wasm")
    }
}

fn cache_folder(macos: bool, variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    // The XDG rules say to ignore a relative path.
    let named = variable("XDG_CACHE_HOME").filter(|path| path.is_absolute());
    let base = named.or_else(|| {
        let home = variable("HOME").or_else(|| variable("USERPROFILE"))?;
        Some(home.join(if macos { "Library/Caches" } else { ".cache" }))
    })?;
    Some(base.join("levelwise"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(macos: bool, variables: &[(&str, &str)]) -> Option<PathBuf> {
        cache_folder(macos, |name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| PathBuf::from(value))
        })
    }

    #[test]
    fn the_cache_follows_xdg_then_home() {
        let home = ("HOME", "/h");
        assert_eq!(cache(false, &[home]), Some("/h/.cache/levelwise".into()));
        assert_eq!(
            cache(true, &[home]),
            Some("/h/Library/Caches/levelwise".into())
        );
        assert_eq!(
            cache(false, &[home, ("XDG_CACHE_HOME", "/x")]),
            Some("/x/levelwise".into())
        );
        assert_eq!(
            cache(false, &[home, ("XDG_CACHE_HOME", "x")]),
            Some("/h/.cache/levelwise".into())
        );
        assert_eq!(cache(false, &[]), None);
    }
}
