//! The binary on files, folders and lines.

#[path = "../../../levelwise-core/tests/support/case.rs"]
mod case;
#[path = "../../../levelwise-core/tests/support/diff.rs"]
mod diff;
#[path = "../../../levelwise-core/tests/support/near.rs"]
mod near;
#[path = "../../../levelwise-core/tests/support/shorthand.rs"]
mod shorthand;
mod support;

mod cases;
mod desk;
mod folders;
mod hostile;
mod readme;
mod reports;
mod results;
mod rolling_up;
