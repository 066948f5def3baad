//! Does the Levelwise page do its whole job in real browsers? Each module is one
//! concern of a person who fills an assessment; what all of them do on the page
//! is in `form`, what the engine says of it in `engine`.

mod accessibility;
mod agreeing;
mod batch;
mod broken_files;
mod crosswalk;
mod deploy;
mod embed;
mod embed_frame;
mod embed_methods;
mod engine;
mod filling;
mod five_rubrics;
mod form;
mod hostile_text;
mod importing;
mod installed;
mod inventory;
mod inviting;
mod keeping;
mod keyboard;
mod layout;
mod meeting;
mod offline;
mod one_file;
mod pictures;
mod plan;
mod prerendered;
mod printing;
mod progress;
mod report;
mod room;
mod rubrics;
mod searching;
mod sending;
mod spreadsheets;
mod starting_from;
mod stored_text;
mod tabs;
mod team;
mod teams;
mod views;
mod whole_job;
