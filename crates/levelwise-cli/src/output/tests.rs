//! Rows in all four forms, with what breaks spreadsheets.

use std::fs;

use super::*;

static COLUMNS: [Column; 5] = [
    Column::shown("name", Kind::Text),
    Column::shown("count", Kind::Whole),
    Column::hidden("share", Kind::Number),
    Column::shown("is_new", Kind::Flag),
    Column::shown("note", Kind::Text),
];

fn row(name: &str, note: &str) -> Vec<Cell> {
    vec![
        Cell::text(name),
        Cell::Whole(3),
        Cell::Number(0.5),
        Cell::Flag(true),
        Cell::text(note),
    ]
}

fn written(format: Format, bom: bool, rows: Vec<Vec<Cell>>) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Some(folder.path().join("result"));
    let place = PlaceWords { output, bom };
    let mut sheet = place.sheet(format, &COLUMNS).expect("it can be begun");
    sheet.section("a\u{1b}[2J\nb").expect("it can be written");
    sheet.rows(rows).expect("it can be written");
    sheet.finish().expect("it can be written");
    let left = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 1, "nothing else is left behind");
    fs::read(folder.path().join("result")).expect("a result")
}

fn text(format: Format, rows: Vec<Vec<Cell>>) -> String {
    String::from_utf8(written(format, false, rows)).expect("text")
}

#[test]
fn csv_is_by_rfc_4180() {
    let rows = vec![
        row("A, \"b\"", "two\nlines"),
        row("ü", ""),
        vec![const { Cell::Empty }; 5],
    ];
    let expected = "name,count,share,is_new,note\r\n\
                    \"A, \"\"b\"\"\",3,0.5,true,\"two\nlines\"\r\n\
                    ü,3,0.5,true,\r\n,,,,\r\n";
    assert_eq!(text(Format::Csv, rows.clone()), expected);
    let with_mark = written(Format::Csv, true, rows);
    assert_eq!(with_mark, format!("\u{feff}{expected}").into_bytes());
}

#[test]
fn no_cell_is_a_formula() {
    let first = |text: &str| {
        let csv = self::text(Format::Csv, vec![row(text, "")]);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let record = reader.records().next().expect("a row").expect("CSV");
        record[0].to_owned()
    };
    for harmful in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "-",
        "= ",
    ] {
        assert_eq!(first(harmful), format!("'{harmful}"));
    }
    for harmless in ["1=1", "a-b", "'=1", " =1", "–1", "mail@example.org"] {
        assert_eq!(first(harmless), harmless);
    }
    // Of two such cells in a row both are made harmless, and a number is none.
    let csv = text(Format::Csv, vec![row("=a", "=b")]);
    assert!(csv.ends_with("\r\n'=a,3,0.5,true,'=b\r\n"), "{csv}");
}

#[test]
fn json_has_a_line_for_each_row() {
    let rows = vec![row("=a\u{7}", "x\ny"), vec![const { Cell::Empty }; 5]];
    let expected = "{\"count\":3,\"is_new\":true,\"name\":\"=a\\u0007\",\"note\":\"x\\ny\",\"share\":0.5}\n\
                    {\"count\":null,\"is_new\":null,\"name\":null,\"note\":null,\"share\":null}\n";
    assert_eq!(text(Format::Json, rows), expected);
}

#[test]
fn a_table_is_aligned_and_moves_no_cursor() {
    let rows = vec![row("日本", "a\u{1b}[2J\nb"), row("b", &"x".repeat(99))];
    let expected = format!(
        "a [2J; b\nname  count  is new  note\n日本      3  yes     a [2J; b\nb         3  yes     {}…\n",
        "x".repeat(60)
    );
    assert_eq!(text(Format::Table, rows), expected);
}

#[test]
fn parquet_reads_back_as_it_was() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    let mut rows: Vec<_> = (0..20_000).map(|n| row(&format!("=n{n}"), "")).collect();
    rows[7] = vec![const { Cell::Empty }; 5];
    let bytes = written(Format::Parquet, false, rows);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rows.parquet");
    fs::write(&path, bytes).expect("it can be written");
    let file = fs::File::open(&path).expect("it can be read");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    assert_eq!(reader.metadata().num_row_groups(), 2);
    let read: Vec<Vec<(String, Field)>> = reader
        .get_row_iter(None)
        .expect("it has rows")
        .map(|row| {
            let row = row.expect("a row");
            row.get_column_iter()
                .map(|(name, field)| (name.clone(), field.clone()))
                .collect()
        })
        .collect();
    assert_eq!(read.len(), 20_000);
    let named = |name: &str, field| (name.to_owned(), field);
    assert_eq!(
        read[19_999],
        [
            named("name", Field::Str("=n19999".to_owned())),
            named("count", Field::Long(3)),
            named("share", Field::Double(0.5)),
            named("is_new", Field::Bool(true)),
            named("note", Field::Null),
        ]
    );
    assert!(read[7].iter().all(|(_, field)| *field == Field::Null));
}

#[test]
fn what_fails_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("result");
    fs::write(&path, "old").expect("it can be written");
    let place = PlaceWords {
        output: Some(path.clone()),
        bom: false,
    };
    let mut sheet = place.sheet(Format::Csv, &COLUMNS).expect("it can be begun");
    sheet.row(row("a", "b")).expect("it can be written");
    drop(sheet);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
