//! English: what is said around inviting, sending back and taking over.

use levelwise_core::assessment::{About, Assessment};

pub const INVITE: &str = "Invite";
pub const INVITE_TITLE: &str = "Invite your team";
pub const INVITE_LEAD: &str = "Everyone answers on their own device. The link says only which assessment this is: its name, its cycle, its rubric. It carries no answers, and browsers do not send it to any server.";
pub const LINK_AND_MESSAGE: &str = "By link";
pub const LINK: &str = "Link";
pub const COPY_LINK: &str = "Copy link";
pub const COPIED: &str = "Copied";
pub const COPY_YOURSELF: &str = "This browser does not let the page copy. The text is selected: copy it with the keyboard or the menu.";
pub const MESSAGE: &str = "Message to your team";
pub const COPY_MESSAGE: &str = "Copy message";
pub const QR_INVITE: &str = "QR code";
pub const QR_INVITE_HINT: &str = "Point a phone's camera at it to start.";
pub const PROJECT: &str = "Show it large";
pub const CLOSE: &str = "Close";
pub const ONLY_HERE: &str = "This link works on this device only";
pub const ONLY_HERE_MORE: &str = "You have opened Levelwise from this device and not from a website. Send the invitation file instead, or open Levelwise at an address that your team can reach.";
pub const RUBRIC_NOT_BESIDE: &str = "Your rubric is not on this page, so a link cannot lead to it";
pub const RUBRIC_NOT_BESIDE_MORE: &str = "Send the invitation file, which carries the rubric. Or ask your webmaster to put the rubric's file beside the page; then a link works too.";
pub const INVITATION_FILE: &str = "Invitation file";
pub const INVITATION_FILE_LEAD: &str = "For anyone who cannot use the link. It carries the whole rubric and no answers; your teammate opens it under Assessments.";
pub const INVITATION_WORD: &str = "invitation";
pub const SAVE_INVITATION: &str = "Save the invitation";
pub const COLLECT: &str = "When answers come back";
pub const COLLECT_LEAD: &str = "Open all the files you were sent, drop them here together or as a folder, or paste links. You see what they change before anything happens.";

pub const SEND: &str = "Send";
pub const SEND_TITLE: &str = "Send your answers";
pub const SEND_LEAD: &str = "Only your own answers, notes, and links are sent, to no one but the person you choose. You can go on answering and send them again: the newer ones replace the older ones.";
pub const NOTHING_TO_SEND: &str = "You have not answered anything yet";
pub const AS_FILE: &str = "As a file";
pub const AS_FILE_LEAD: &str = "Attach it to an email or put it in your team's shared folder.";
pub const SHARE_FILE: &str = "Send…";
pub const SHARED: &str = "Handed over to the app you chose.";
pub const NOT_SHARED: &str =
    "This browser could not hand the file over, so it was saved instead. Attach it to a message.";
pub const SAVE_ANSWERS: &str = "Save as file";
pub const AS_LINK: &str = "As a link";
pub const AS_LINK_LEAD: &str =
    "It carries all your answers, so send it only to the person who collects them.";
pub const LINK_TOO_LONG: &str =
    "Your notes are too long for a link that every app would pass on. Use the file.";
pub const AS_QR: &str = "As a QR code";
pub const AS_QR_LEAD: &str = "The person who collects the answers points a phone's camera at it.";
pub const QR_TOO_LONG: &str =
    "Your notes are too long for a code that a camera could read. Use the file or the link.";

pub const JOIN_TITLE: &str = "You are invited";
pub const JOIN_LEAD: &str =
    "You answer by yourself, on this device. Nothing leaves it until you send it back.";
pub const JOIN_START: &str = "Start answering";
pub const JOINING: &str = "You have this assessment already. Opening it…";
pub const JOIN_BROKEN: &str = "This invitation cannot be used";
pub const JOIN_NO_RUBRIC_MORE: &str =
    "Ask whoever invited you for the invitation file, which carries the rubric.";

pub const TAKE_TITLE: &str = "Answers for you";
pub const TAKE_LEAD: &str = "Somebody sent you their answers in this link. You see what they change before anything happens.";

pub const HANDED_TITLE: &str = "Go on here";
pub const HANDED_LEAD: &str =
    "This is what you did so far. You see what it changes on this device before anything happens.";

pub const CHOOSE_FILES: &str = "Choose files, or drop them or a folder here";
pub const PASTE: &str = "Paste a link, a code, or a file's text";
pub const PASTE_HERE: &str = "Paste one or several; whole messages will do";
pub const READ_PASTED: &str = "Read it";
pub const PASTED: &str = "Pasted";
pub const FILE: &str = "File";

/// What a message says of an assessment: its name, its cycle, both or neither.
fn called(assessment: &Assessment) -> String {
    let Some(About {
        organization,
        cycle,
        ..
    }) = assessment.about.shown()
    else {
        return String::new();
    };
    let words = [organization.trim(), cycle.label.trim()];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

/// A message that can be pasted anywhere.
pub fn invitation_message(assessment: &Assessment, rubric: &str, link: &str) -> String {
    let called = called(assessment);
    let what = if called.is_empty() {
        String::new()
    } else {
        format!(" ({called})")
    };
    format!(
        "Please rate our practice with the {rubric}{what}.\n\n\
         Open this link on your own phone or computer:\n{link}\n\n\
         No account is needed. Your answers stay on your device until you send them: when you are done, choose Send and send me the file or the link."
    )
}

pub fn qr_of_invitation(assessment: &Assessment) -> String {
    match &*called(assessment) {
        "" => "QR code of the invitation".to_owned(),
        called => format!("QR code of the invitation to {called}"),
    }
}

pub fn qr_of_answers(rater: &str) -> String {
    format!("QR code with the answers of {rater}")
}

pub fn sent_as(rater: &str, n_answered: usize, n_all: usize) -> String {
    format!("{rater}: {n_answered} of {n_all} answered.")
}

pub fn rubric_differs(theirs: &str, here: &str) -> String {
    format!(
        "The invitation was made with version {theirs} of the rubric; this page has version {here}. Some words may differ."
    )
}

pub fn join_with(rubric: &str) -> String {
    format!("You rate with the {rubric}.")
}

pub fn reading(n_read: usize, n_all: usize) -> String {
    format!("Reading: {n_read} of {n_all} files…")
}

pub fn numbered(name: &str, number: usize) -> String {
    format!("{name}, {number}")
}

pub fn too_many_files(most: usize) -> String {
    format!("Only the first {most} files were read. Open the others afterwards.")
}

pub fn other_assessment(name: &str, theirs: &Assessment) -> String {
    match &*called(theirs) {
        "" => format!("\"{name}\" belongs to another assessment. Open it under Your data."),
        called => {
            format!("\"{name}\" belongs to another assessment: {called}. Open it under Your data.")
        }
    }
}

pub fn other_rubric_of_file(name: &str) -> String {
    format!("\"{name}\" was made with another rubric or version and cannot be used")
}

/// What was read, before the table.
pub fn batch(n_all: usize, n_changing: usize, n_refused: usize) -> String {
    let files = match n_all {
        1 => "1 file".to_owned(),
        _ => format!("{n_all} files"),
    };
    let mut words = vec![match n_changing {
        0 => "none brings anything new".to_owned(),
        1 => "1 brings something".to_owned(),
        n => format!("{n} bring something"),
    }];
    let n_same = n_all - n_changing - n_refused;
    if n_same > 0 && n_changing > 0 {
        words.push(match n_same {
            1 => "1 changes nothing".to_owned(),
            n => format!("{n} change nothing"),
        });
    }
    if n_refused > 0 {
        words.push(format!("{n_refused} cannot be used"));
    }
    format!("{files}: {}.", words.join(", "))
}

pub fn cannot_be_used(n_refused: usize) -> String {
    format!("{n_refused} files cannot be used")
}

pub fn preview_caption(n_files: usize) -> &'static str {
    match n_files {
        1 => "What the file would change",
        _ => "What the files would change",
    }
}

pub fn nothing_new(n_files: usize) -> &'static str {
    match n_files {
        1 => "The file brings nothing that is not here already.",
        _ => "The files bring nothing that is not here already.",
    }
}

pub fn imported(n_files: usize) -> String {
    match n_files {
        1 => "The file was taken over".to_owned(),
        _ => format!("{n_files} files were taken over"),
    }
}
