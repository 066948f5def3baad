//! The parts that pages are made of. They know the core's types and the text,
//! neither state nor storage.

mod bars;
mod heading;
mod indicator_form;
mod indicator_extras;
mod level_choice;
mod links_field;
mod notice;
mod problem_list;
mod progress;
mod save_badge;
mod suggestion_card;
mod versions_apart;

pub use bars::{Bars, Row};
pub use heading::Heading;
pub use indicator_form::IndicatorForm;
pub use notice::{Notice, Tone};
pub use problem_list::ProblemList;
pub use progress::Progress;
pub use save_badge::{SaveBadge, Saving};
pub use suggestion_card::SuggestionCard;
pub use versions_apart::choice_title;
