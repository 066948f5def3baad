//! Is everything of each source there, under its number?

use levelwise_core::rubric::{LevelsOrigin, Rubric, Wording};

use super::{rubric, shipped};

/// A rubric's indicators as its source numbers them: an entry for each area, in
/// it an entry for each practice.
struct Outline {
    id: &'static str,
    levels: LevelsOrigin,
    areas: &'static [(&'static str, &'static [&'static str])],
}

const OUTLINES: [Outline; 5] = [
    Outline {
        id: "leadership-system",
        levels: LevelsOrigin::Source,
        areas: &[
            ("identity", &["1", "2"]),
            ("relationships", &["3a 3b", "4", "5a 5b"]),
            ("climate", &["6a 6b", "7", "8a 8b"]),
            ("capacity", &["9", "10a 10b", "11a 11b", "12a 12b"]),
            ("resources", &["13", "14", "15a 15b"]),
            ("systems", &["16", "17", "18", "19a 19b"]),
        ],
    },
    Outline {
        id: "district-essential-practices",
        levels: LevelsOrigin::Authored,
        areas: &[
            ("instruction", &["1a", "1b", "1c"]),
            ("capacity", &["2a", "2b", "2c"]),
            ("culture", &["3a", "3b", "3c", "3d", "3e", "3f"]),
        ],
    },
    Outline {
        id: "instructional-leadership",
        levels: LevelsOrigin::Authored,
        areas: &[(
            "instructional-leadership",
            &[
                "32a 32b 32c 32d",
                "33a 33b 33c",
                "34a 34b 34c 34d",
                "35a 35b 35c 35d 35e",
                "36a 36b 36c 36d",
                "37a 37b 37c 37d 37e",
            ],
        )],
    },
    Outline {
        id: "effective-district",
        levels: LevelsOrigin::Authored,
        areas: &[(
            "effective-district",
            &[
                "1a 1b",
                "2a 2b 2c 2d",
                "3a 3b 3c 3d",
                "4a 4b 4c",
                "5a 5b 5c",
                "6a 6b",
                "7a 7b 7c 7d 7e",
                "8a 8b 8c 8d",
                "9a",
            ],
        )],
    },
    Outline {
        id: "leadership-network",
        levels: LevelsOrigin::Authored,
        areas: &[
            ("partnership", &["p1", "p2", "p3", "p4", "p5", "p6", "p7"]),
            ("central-office", &["c1", "c2", "c3", "c4", "c5"]),
            ("structures", &["s1", "s2", "s3", "s4", "s5"]),
        ],
    },
];

/// Areas, practices and indicators, as the README of the folder lists them.
const COUNTS: [(&str, usize, usize, usize); 5] = [
    ("leadership-system", 6, 19, 28),
    ("district-essential-practices", 3, 12, 12),
    ("instructional-leadership", 1, 6, 25),
    ("effective-district", 1, 9, 28),
    ("leadership-network", 3, 17, 17),
];

fn counts(rubric: &Rubric) -> (usize, usize, usize) {
    let n_practices = rubric.areas.iter().map(|area| area.practices.len()).sum();
    (rubric.areas.len(), n_practices, rubric.indicators().count())
}

#[test]
fn the_counts_are_those_of_the_sources() {
    assert_eq!(shipped().len(), COUNTS.len());
    for (id, n_areas, n_practices, n_indicators) in COUNTS {
        let wanted = (n_areas, n_practices, n_indicators);
        assert_eq!(counts(&rubric(id)), wanted, "{id}");
    }
}

#[test]
fn every_number_of_the_source_stands_in_its_place() {
    for outline in OUTLINES {
        let rubric = rubric(outline.id);
        let areas: Vec<(&str, Vec<String>)> = rubric
            .areas
            .iter()
            .map(|area| {
                let practices = area.practices.iter().map(|practice| {
                    let ids = practice.indicators.iter().map(|one| one.id.as_str());
                    ids.collect::<Vec<_>>().join(" ")
                });
                (area.id.as_str(), practices.collect())
            })
            .collect();
        assert_eq!(areas.len(), outline.areas.len(), "{}", outline.id);
        for ((area, practices), wanted) in areas.iter().zip(outline.areas) {
            assert_eq!(*area, wanted.0, "{}", outline.id);
            assert_eq!(practices, wanted.1, "{} {area}", outline.id);
        }
        assert_eq!(rubric.source.levels, outline.levels, "{}", outline.id);
        assert_eq!(rubric.source.wording, Wording::OwnWords, "{}", outline.id);
    }
}

/// An indicator belongs to the practice of its number.
#[test]
fn indicators_are_numbered_after_their_practice() {
    for (name, _, rubric) in shipped() {
        for practice in rubric.areas.iter().flat_map(|area| &area.practices) {
            for indicator in &practice.indicators {
                let id = indicator.id.as_str();
                let number = id.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
                let is_own = id == practice.id.as_str() || number == practice.id.as_str();
                assert!(is_own, "{name}: {id} in practice {}", practice.id);
            }
        }
    }
}

/// One scale for all, so that a level means the same in each and a crosswalk
/// can compare them.
#[test]
fn all_share_the_scale_of_the_first() {
    let shared = rubric("leadership-system").scale.clone();
    let titles: Vec<&str> = shared.levels.iter().map(|level| &*level.title).collect();
    assert_eq!(
        titles,
        ["Getting started", "Getting better", "Keep improving"]
    );
    for (name, _, rubric) in shipped() {
        assert_eq!(rubric.scale, shared, "{name}");
    }
}

/// Identity and relationships lead to climate; all of these set the stage for
/// capacity; then resources; managing systems sustains the rest. The other
/// sources give no order.
#[test]
fn areas_build_on_each_other_where_the_source_says_so() {
    let wanted: [(&str, &[&str]); 6] = [
        ("identity", &[]),
        ("relationships", &[]),
        ("climate", &["identity", "relationships"]),
        ("capacity", &["identity", "relationships", "climate"]),
        ("resources", &["capacity"]),
        (
            "systems",
            &[
                "identity",
                "relationships",
                "climate",
                "capacity",
                "resources",
            ],
        ),
    ];
    for (name, _, rubric) in shipped() {
        for area in &rubric.areas {
            let found: Vec<&str> = area.builds_on.iter().map(|base| base.as_str()).collect();
            let wanted = wanted.iter().find(|(id, _)| *id == area.id.as_str());
            let wanted = wanted.filter(|_| name == "leadership-system");
            assert_eq!(found, wanted.map_or(&[][..], |(_, bases)| bases), "{name}");
        }
    }
}

/// The source lists 36 installation indicators; each is an evidence item
/// `<indicator>-i<number>`.
#[test]
fn leadership_network_has_all_installation_indicators() {
    let rubric = rubric("leadership-network");
    let n_installed: Vec<usize> = rubric
        .indicators()
        .map(|indicator| {
            let (installed, added): (Vec<_>, Vec<_>) =
                indicator.evidence.iter().partition(|item| {
                    let prefix = format!("{}-i", indicator.id);
                    item.id.as_str().starts_with(&prefix)
                });
            let numbers = (1..).map(|number| format!("{}-i{number}", indicator.id));
            for (item, wanted) in installed.iter().zip(numbers) {
                assert_eq!(item.id.as_str(), wanted);
            }
            for item in added {
                assert!(item.id.as_str().contains("-e"), "{}", item.id);
            }
            installed.len()
        })
        .collect();
    assert_eq!(
        n_installed,
        [2, 2, 2, 2, 3, 2, 4, 1, 4, 1, 1, 1, 1, 2, 3, 3, 2]
    );
    assert_eq!(n_installed.iter().sum::<usize>(), 36);
}

/// Where the source counts, sets a frequency or asks for an amount of time.
#[test]
fn leadership_network_measures_what_its_source_counts() {
    let rubric = rubric("leadership-network");
    let measured: Vec<(&str, Vec<f64>)> = rubric
        .indicators()
        .filter_map(|indicator| {
            let measure = indicator.measure.as_ref()?;
            let numbers = measure.thresholds.iter().map(|amount| amount.number());
            Some((indicator.id.as_str(), numbers.collect()))
        })
        .collect();
    assert_eq!(
        measured,
        [
            ("p3", vec![1.0, 4.0, 9.0]),
            ("p4", vec![2.0, 9.0, 18.0]),
            ("p5", vec![1.0, 2.0, 4.0]),
            ("p6", vec![1.0, 2.0, 4.0]),
            ("c2", vec![2.0, 4.0, 8.0]),
        ]
    );
    for (name, _, rubric) in shipped() {
        let n_measures = rubric.indicators().filter(|one| one.measure.is_some());
        let is_network = name == "leadership-network";
        assert_eq!(n_measures.count() > 0, is_network, "{name}");
    }
}

/// A reference is a work that the source's citation names, by its first author
/// and year; and it stands where the source cites it.
#[test]
fn references_resolve() {
    let network = rubric("leadership-network");
    let citing: Vec<(&str, &str)> = network
        .indicators()
        .filter(|indicator| !indicator.references.is_empty())
        .map(|indicator| {
            let author = indicator.references[0].split(',').next();
            (indicator.id.as_str(), author.unwrap_or_default())
        })
        .collect();
    assert_eq!(
        citing,
        [
            ("p7", "Knapp"),
            ("c2", "Honig"),
            ("c3", "Honig"),
            ("c4", "Honig"),
            ("c5", "Honig"),
        ]
    );
    for (name, _, rubric) in shipped() {
        for indicator in rubric.indicators() {
            for reference in &indicator.references {
                let (authors, rest) = reference
                    .split_once(" (")
                    .expect("the year is in parentheses");
                let year = rest.split(')').next().unwrap_or_default();
                let first = authors.split(',').next().unwrap_or_default();
                let works = rubric.source.citation.split_inclusive(')');
                let is_cited = works
                    .into_iter()
                    .any(|work| work.contains(first) && work.contains(&format!("({year})")));
                assert!(is_cited, "{name} {}: {reference}", indicator.id);
            }
        }
    }
}

/// The five sub-points of the source are things one can show.
#[test]
fn instructional_leadership_keeps_the_sub_points_as_evidence() {
    let rubric = rubric("instructional-leadership");
    for (indicator, item, about) in [
        ("33a", "33a-e1", "patterns of low achievement or inequity"),
        ("33a", "33a-e2", "no-blame strategy"),
        ("34a", "34a-e2", "stakeholder group"),
        ("34a", "34a-e3", "leads and checks improvement efforts"),
        ("34a", "34a-e4", "Annual work plan with evidence"),
    ] {
        let found = rubric.indicators().find(|one| one.id.as_str() == indicator);
        let items = found.map(|one| &one.evidence).into_iter().flatten();
        let text = items.into_iter().find(|one| one.id.as_str() == item);
        let is_there = text.is_some_and(|one| one.text.contains(about));
        assert!(is_there, "{item}: {about}");
    }
}
