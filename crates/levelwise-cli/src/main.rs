//! The engine over files and folders: `levelwise <command>`.

use std::process::ExitCode;

fn main() -> ExitCode {
    levelwise_cli::main()
}
