"""The roll-up by DuckDB: typed reading, all registers taken for settled."""
import sys

import duckdb

form, source, threads, target = sys.argv[1:]
choice = "STRUCT(versions STRUCT(value STRUCT(choice VARCHAR))[])"
role = "STRUCT(versions STRUCT(value STRUCT(role VARCHAR))[])"
cycle = "STRUCT(versions STRUCT(value STRUCT(cycle STRUCT(label VARCHAR)))[])"
raters = f"MAP(VARCHAR, STRUCT(answers MAP(VARCHAR, {choice}), profile {role}))"
files = f"{source}/*/*.json" if form == "files" else source
layout = "unstructured" if form == "files" else "newline_delimited"

duckdb.execute(f"SET threads = {threads}")
duckdb.execute(
    f"""
    COPY (
        WITH assessments AS (
            SELECT about.versions[1].value.cycle.label AS cycle,
                   unnest(map_entries(raters)) AS rater
            FROM read_json('{files}', format = '{layout}',
                           columns = {{about: '{cycle}', raters: '{raters}'}})
        ), answered AS (
            SELECT cycle, rater.value.profile.versions[1].value.role AS role,
                   unnest(map_entries(rater.value.answers)) AS answer
            FROM assessments
        ), said AS (
            SELECT cycle, role, answer.key AS indicator,
                   answer.value.versions[1].value.choice AS choice
            FROM answered
        )
        SELECT coalesce('role=' || role, 'cycle=' || cycle) AS grouping,
               indicator, choice, count(*)
        FROM said
        GROUP BY GROUPING SETS ((role, indicator, choice), (cycle, indicator, choice))
    ) TO '{target}' (HEADER false)
    """
)
