//! Apache Parquet: typed columns, absent values as null, compressed.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::{Cell, Column, Kind, Rows};

/// So many rows are held before they are written as one group.
const GROUP: usize = 16_384;

pub(super) struct ParquetFile {
    writer: SerializedFileWriter<Box<dyn Write + Send>>,
    columns: &'static [Column],
    /// By column, the cells of the rows that are held.
    held: Vec<Vec<Cell>>,
}

impl ParquetFile {
    pub(super) fn begin(
        writer: Box<dyn Write + Send>,
        columns: &'static [Column],
    ) -> io::Result<Self> {
        let fields: Result<Vec<_>, _> = columns.iter().map(field).collect();
        let schema = Type::group_type_builder("levelwise")
            .with_fields(fields.map_err(failed)?)
            .build()
            .map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // Else the file would name the build, and equal rows be other bytes.
            .set_created_by("levelwise".to_owned())
            .build();
        let writer = SerializedFileWriter::new(writer, Arc::new(schema), Arc::new(properties));
        Ok(Self {
            writer: writer.map_err(failed)?,
            columns,
            held: columns.iter().map(|_| Vec::new()).collect(),
        })
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for (column, cells) in self.columns.iter().zip(&mut self.held) {
            let Some(mut writer) = group.next_column()? else {
                break;
            };
            let is_there = |cell: &Cell| i16::from(*cell != Cell::Empty);
            let levels: Vec<i16> = cells.iter().map(is_there).collect();
            write(writer.untyped(), *column, cells, &levels)?;
            writer.close()?;
            cells.clear();
        }
        group.close().map(drop)
    }
}

impl Rows for ParquetFile {
    fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        for (held, cell) in self.held.iter_mut().zip(cells) {
            held.push(cell);
        }
        if self
            .held
            .first()
            .is_some_and(|column| column.len() >= GROUP)
        {
            self.write_group().map_err(failed)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if self.held.first().is_some_and(|column| !column.is_empty()) {
            self.write_group().map_err(failed)?;
        }
        let mut writer = self.writer.into_inner().map_err(failed)?;
        writer.flush()
    }
}

fn field(column: &Column) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Whole => (Physical::INT64, None),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Flag => (Physical::BOOLEAN, None),
    };
    Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
        .map(Arc::new)
}

/// A cell of another kind than its column is a mistake in the table's code;
/// the lengths then differ and the writer refuses the group.
fn write(
    writer: &mut ColumnWriter<'_>,
    column: Column,
    cells: &[Cell],
    levels: &[i16],
) -> Result<(), ParquetError> {
    let cells = cells.iter();
    let levels = Some(levels);
    let written = match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let texts: Vec<ByteArray> = cells.filter_map(text_of).map(ByteArray::from).collect();
            writer.write_batch(&texts, levels, None)
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let numbers: Vec<i64> = cells.filter_map(whole_of).collect();
            writer.write_batch(&numbers, levels, None)
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let numbers: Vec<f64> = cells.filter_map(number_of).collect();
            writer.write_batch(&numbers, levels, None)
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let flags: Vec<bool> = cells.filter_map(flag_of).collect();
            writer.write_batch(&flags, levels, None)
        }
        ColumnWriter::Int32ColumnWriter(_)
        | ColumnWriter::Int96ColumnWriter(_)
        | ColumnWriter::FloatColumnWriter(_)
        | ColumnWriter::FixedLenByteArrayColumnWriter(_) => {
            return Err(ParquetError::General(format!("no kind is so: {column:?}")));
        }
    };
    written.map(drop)
}

fn text_of(cell: &Cell) -> Option<&str> {
    if let Cell::Text(text) = cell {
        Some(text)
    } else {
        None
    }
}

fn whole_of(cell: &Cell) -> Option<i64> {
    if let Cell::Whole(number) = cell {
        i64::try_from(*number).ok()
    } else {
        None
    }
}

fn number_of(cell: &Cell) -> Option<f64> {
    if let Cell::Number(number) = cell {
        Some(*number)
    } else {
        None
    }
}

fn flag_of(cell: &Cell) -> Option<bool> {
    if let Cell::Flag(flag) = cell {
        Some(*flag)
    } else {
        None
    }
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
