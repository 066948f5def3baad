"""The roll-up by Polars. It has no type for objects with free keys, so raters and
answers are found by their text, which is faster than building them in Python and
right for files as these are written."""
import sys
from pathlib import Path

import polars as pl

form, source, _, target = sys.argv[1:]
REGISTER = (
    r'"[0-9a-z]+":\s*\{\s*"seen":\s*\{[^}]*\},\s*"versions":\s*\[\s*\{[^{]*'
    r'"value":\s*\{\s*"choice":\s*"[a-z-]+"'
)


def rolled_up(texts):
    """Counts of one batch of assessments."""
    said = (
        texts.lazy()
        .select(
            cycle=pl.col("text").str.extract(r'"label":\s*"([^"]+)"'),
            rater=pl.col("text").str.extract_all(r'(?s)"answers":.*?"role":\s*"[^"]+"'),
        )
        .explode("rater")
        .select(
            "cycle",
            role=pl.col("rater").str.extract(r'"role":\s*"([^"]+)"'),
            answer=pl.col("rater").str.extract_all(REGISTER),
        )
        .explode("answer")
        .drop_nulls("answer")
        .select(
            "cycle",
            "role",
            indicator=pl.col("answer").str.extract(r'^"([0-9a-z]+)"'),
            choice=pl.col("answer").str.extract(r'"([a-z-]+)"$'),
        )
        .group_by("cycle", "role", "indicator", "choice")
        .len()
    )
    return said.collect()


def batches():
    if form == "files":
        paths = sorted(Path(source).glob("*/*.json"))
        for start in range(0, len(paths), 5_000):
            yield pl.DataFrame({"text": [path.read_text() for path in paths[start : start + 5_000]]})
    else:
        lines = []
        with open(source, encoding="utf-8") as file:
            for line in file:
                lines.append(line)
                if len(lines) == 5_000:
                    yield pl.DataFrame({"text": lines})
                    lines = []
        yield pl.DataFrame({"text": lines}, schema={"text": pl.String})


counts = pl.concat([rolled_up(batch) for batch in batches()])
parts = [
    counts.group_by(
        (pl.lit(f"{dimension}=") + pl.col(dimension)).alias("grouping"), "indicator", "choice"
    ).agg(pl.col("len").sum())
    for dimension in ("role", "cycle")
]
pl.concat(parts).write_csv(target, include_header=False)
