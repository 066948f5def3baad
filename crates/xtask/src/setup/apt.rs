//! Can Debian's packages be installed here, and how?

use std::process::Command;
use std::sync::Once;

use crate::error::Error;
use crate::process;

/// What stands before `apt-get`: nothing for root, else a `sudo` that asks
/// for no password. `None` where neither is there.
fn rights() -> Option<&'static [&'static str]> {
    process::on_path(&["apt-get"])?;
    if process::output(Command::new("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"]))?;
    Some(&["sudo", "-n"])
}

pub(super) fn is_possible() -> bool {
    cfg!(target_os = "linux") && rights().is_some()
}

pub(super) fn install(packages: &[&str]) -> Result<(), Error> {
    let Some(rights) = rights() else {
        return Err(Error::Missing {
            thing: packages.join(", "),
            advice: by_hand(packages),
        });
    };
    static UPDATE: Once = Once::new();
    UPDATE.call_once(|| {
        // A foreign package source that is down must not stop us: what is
        // missing shows in the install.
        let _ = process::run(apt(rights).args(["update", "-qq"]));
    });
    process::run(
        apt(rights)
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages),
    )
}

pub(super) fn by_hand(packages: &[&str]) -> String {
    format!(
        "as an administrator run `apt-get install --no-install-recommends {}`",
        packages.join(" ")
    )
}

fn apt(rights: &[&str]) -> Command {
    // `env` because sudo keeps the variable from getting through.
    let mut words = rights
        .iter()
        .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or(&"env"));
    command.args(words);
    // Another package run may be under way on a machine that just started.
    command.args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}
