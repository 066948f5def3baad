//! Does the Levelwise page do its whole job in real browsers? Each module is one
//! concern of a person who fills an assessment; what all of them do on the page
//! is in `form`, what the engine says of it in `engine`.

mod accessibility;
mod agreeing;
mod broken_files;
mod engine;
mod filling;
mod form;
mod hostile_text;
mod importing;
mod keyboard;
mod layout;
mod meeting;
mod offline;
mod printing;
mod room;
mod stored_text;
mod tabs;
mod team;
mod teams;
mod views;
mod whole_job;
