//! The parts that pages are made of. They know the core's types and the text,
//! neither state nor storage. Most are functions; what has a life of its own is
//! a component.

mod bars;
mod extras;
mod heading;
mod indicator_form;
mod level_choice;
mod links;
mod notice;
mod pictures;
mod progress;
mod qr;
mod select;
mod suggestion_card;
mod thresholds;
mod versions_apart;

pub use bars::{Row, patterns, said_of, stacked, table_of_levels};
pub use extras::{evidence_list, measure_field, tag};
pub use heading::heading;
pub use indicator_form::{IndicatorForm, IndicatorProps, OnAnswer};
pub use links::linked;
pub use notice::{Tone, notice, problem_list};
pub use pictures::{Heat, HeatGroup, HeatRow, Levels, LevelsRow, Line, Slope, heat, levels, slope};
pub use progress::{Saving, progress, save_badge};
pub use qr::{Quality, qr};
pub use select::select;
pub use suggestion_card::suggestion_card;
pub use thresholds::thresholds;
pub use versions_apart::choice_title;
