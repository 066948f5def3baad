//! The numbers behind the report, for a spreadsheet: one workbook with a sheet for
//! each kind of thing, or one of them as text.

use levelwise_core::format::{write_csv, write_workbook};
use levelwise_core::sheets::{self, Sheet};
use yew::html::Scope;

use crate::el::{El, button, div, el, p, send};
use crate::files;
use crate::pages::file_name;
use crate::state::Desk;
use crate::text::t_report;

use super::page::{Message, ReportPage};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// All sheets.
    Workbook,
    /// One of them, by its name.
    Csv(&'static str),
}

/// The buttons that save them.
pub(super) fn panel(scope: &Scope<ReportPage>) -> El {
    let save = |class, words: &str, table| {
        button(class, words).on_click(send(scope, move |_| Message::Table(table)))
    };
    let mut list = div("row");
    for (name, words) in t_report::SHEETS {
        list = list.kid(save("second", words, Table::Csv(name)).key(name));
    }
    let fold = el("details")
        .kid(el("summary").text(t_report::ONE_SHEET))
        .kid(list);
    el("fieldset")
        .class("panel")
        .kid(el("legend").text(t_report::NUMBERS))
        .kid(p(t_report::NUMBERS_LEAD))
        .kid(div("row").kid(save("", t_report::WORKBOOK, Table::Workbook)))
        .kid(fold)
}

/// Offers it. The button can be pressed again if the browser refuses.
pub(super) fn save(desk: &Desk, table: Table, has_names: bool) {
    // What others said under the seal has no part in it.
    let open = desk.assessment.open_to(&desk.me);
    let mut sheets = sheets::all(&desk.rubric, &open);
    if !has_names {
        sheets = sheets.into_iter().map(Sheet::without_names).collect();
    }
    let _ = match table {
        Table::Workbook => {
            let name = file_name(&desk.assessment, ".xlsx");
            files::save_bytes(&name, WORKBOOK, &write_workbook(&sheets))
        }
        Table::Csv(name) => {
            let Some(sheet) = sheets.iter().find(|sheet| sheet.name == name) else {
                return;
            };
            let name = file_name(&desk.assessment, &["-", name, ".csv"].concat());
            files::save_as(&name, "text/csv", &write_csv(sheet))
        }
    };
}
