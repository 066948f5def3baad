//! What the invented leaders say, one story for each shipped rubric.

/// One team's use of one rubric.
pub(super) struct Story {
    pub(super) rubric: &'static str,
    pub(super) organization: &'static str,
    /// Id, role and, if the rater gave one, name.
    pub(super) raters: &'static [(&'static str, &'static str, &'static str)],
    /// What the raters say of each indicator, in the order of the rubric: a
    /// level, 0 for not yet, d for don't know, n for not applicable, - for
    /// nothing.
    pub(super) answers: &'static [&'static str],
    /// The indicator of which the second rater claims more than is ticked.
    pub(super) generous: &'static str,
    /// Indicator, rater and text.
    pub(super) notes: &'static [(&'static str, usize, &'static str)],
    /// Indicator, rater and number.
    pub(super) measures: &'static [(&'static str, usize, f64)],
    /// Indicator, level, rationale and dissent.
    pub(super) decisions: &'static [(&'static str, &'static str, &'static str, &'static str)],
}

const DISTRICT: &str = "Cedar Valley School District (example)";

const LEADERS: [(&str, &str, &str); 4] = [
    ("superintendent", "Superintendent", "Dana Whitfield"),
    ("elementary", "Elementary principal", "Luis Ortega"),
    ("high-school", "High school principal", ""),
    ("curriculum", "Director of curriculum", "Priya Raman"),
];

pub(super) const STORIES: [Story; 5] = [
    LEADERSHIP_SYSTEM,
    ESSENTIAL_PRACTICES,
    INSTRUCTIONAL_LEADERSHIP,
    EFFECTIVE_DISTRICT,
    LEADERSHIP_NETWORK,
];

const LEADERSHIP_SYSTEM: Story = Story {
    rubric: "leadership-system",
    organization: DISTRICT,
    raters: &LEADERS,
    answers: &[
        "3333", "2212", "3223", "2221", "2122", "2333", "1112", "2222", "1131", "2212", "2122",
        "1112", "2221", "1d10", "2112", "2222", "1111", "2122", "1011", "2221", "dddd", "1121",
        "0110", "2212", "1221", "----", "d0-d", "nnnn",
    ],
    generous: "5a",
    notes: &[
        (
            "1",
            0,
            "The board adopted the portrait of a graduate in May after three rounds of comments.",
        ),
        (
            "2",
            2,
            "Families at the high school still hear about changes from social media first.",
        ),
        (
            "3a",
            1,
            "Coffee hours every second Friday, about twenty people each time.",
        ),
        (
            "6b",
            2,
            "We changed the course placement rules last year and review them every term.",
        ),
        (
            "6b",
            0,
            "We have not looked at discipline data by group yet.",
        ),
        (
            "10a",
            3,
            "Two proposals last year, both from the same school.",
        ),
        (
            "12a",
            1,
            "Monthly, but the agenda is usually set the evening before.",
        ),
        (
            "16",
            0,
            "The needs assessment is done for the state report, not for ourselves.",
        ),
    ],
    measures: &[],
    decisions: &[
        (
            "1",
            "keep-improving",
            "All of us could show the documents and the comments behind them.",
            "",
        ),
        (
            "3a",
            "getting-better",
            "Contact is regular in all buildings; social media is not used to listen yet.",
            "The superintendent sees it a level higher because of the listening tour.",
        ),
    ],
};

const ESSENTIAL_PRACTICES: Story = Story {
    rubric: "district-essential-practices",
    organization: DISTRICT,
    raters: &LEADERS,
    answers: &[
        "2232", "1110", "1211", "2112", "2122", "1221", "2121", "3212", "1d1-", "1121", "0010",
        "2111",
    ],
    generous: "2c",
    notes: &[
        (
            "1a",
            0,
            "Four goals since last fall. Targets for English learners and students with disabilities came this year.",
        ),
        (
            "1b",
            3,
            "We have a vision and a plan. Nobody has written down how one leads to the other.",
        ),
        (
            "2a",
            1,
            "Every new teacher has a mentor. I did not have one when I became a principal.",
        ),
        (
            "3b",
            0,
            "Two teachers joined the leadership team in August and lead the grading project.",
        ),
        (
            "3b",
            2,
            "The team meets, but most decisions reach us when they are made.",
        ),
        (
            "3f",
            3,
            "Yearly reviews, with test results and notes from two classroom visits.",
        ),
    ],
    measures: &[],
    decisions: &[(
        "1a",
        "getting-better",
        "The goals organize every plan. They have not stopped an initiative yet.",
        "",
    )],
};

const INSTRUCTIONAL_LEADERSHIP: Story = Story {
    rubric: "instructional-leadership",
    organization: "Cedar Valley Middle School (example)",
    raters: &[
        ("principal", "Principal", "Maya Lindqvist"),
        ("assistant", "Assistant principal", "Terrence Boyd"),
        ("coach", "Instructional coach", ""),
        ("teacher", "Teacher, grade 7 team lead", "Ana Castillo"),
        ("family", "Family member of the leadership team", ""),
    ],
    answers: &[
        "2212-", "22122", "1121d", "2212-", "2222-", "2121d", "1112-", "3232d", "2222-", "1121-",
        "21102", "2212-", "2222-", "1211-", "3313-", "22222", "2322-", "1121-", "2111-", "2212d",
        "11112", "3121-", "1221-", "1010d", "1122-",
    ],
    generous: "35b",
    notes: &[
        (
            "33b",
            3,
            "We look at exit tickets every two weeks. In my second team nobody brings them.",
        ),
        (
            "34a",
            2,
            "The work plan is ours, and we check it at every meeting. Families joined this fall.",
        ),
        (
            "34d",
            3,
            "I learned about the new schedule from the substitute list.",
        ),
        (
            "35d",
            0,
            "Everybody is visited once a month, and I write back within two days.",
        ),
        (
            "35d",
            2,
            "True in grades 6 and 7. In grade 8 some were visited once since August.",
        ),
        (
            "37b",
            0,
            "We publish the trust survey and I named my own change in September.",
        ),
        (
            "37b",
            3,
            "The survey happened. I have not heard what came of it.",
        ),
        ("37d", 1, "One workshop in August."),
    ],
    measures: &[],
    decisions: &[
        (
            "34a",
            "getting-better",
            "The team represents every group and wrote its own plan. We have not reviewed it against results yet.",
            "Two of us see it at the top because the midyear review is set.",
        ),
        (
            "35d",
            "getting-started",
            "Monthly visits do not reach grade 8, so not every teacher is observed.",
            "",
        ),
    ],
};

const EFFECTIVE_DISTRICT: Story = Story {
    rubric: "effective-district",
    organization: DISTRICT,
    raters: &[
        ("superintendent", "Superintendent", "Dana Whitfield"),
        ("schools", "Assistant superintendent for schools", ""),
        ("elementary", "Elementary principal", "Luis Ortega"),
        ("board", "Chair of the school board", "Ruth Adeyemi"),
    ],
    answers: &[
        "2221", "3323", "2212", "1211", "1121", "1222", "0110", "11d0", "2221", "1111", "2212",
        "1111", "2122", "2212", "1011", "1110", "1212", "1112", "1221", "2211", "2121", "1111",
        "1d10", "2122", "2223", "1113", "2223", "2112",
    ],
    generous: "4c",
    notes: &[
        (
            "1b",
            0,
            "Board and cabinet test every proposal against the goals, and two were turned down in spring.",
        ),
        (
            "3b",
            1,
            "We read two studies before choosing the new reading program.",
        ),
        (
            "5a",
            2,
            "Teachers have what they need. My office staff has had no training in three years.",
        ),
        (
            "8b",
            3,
            "Two listening sessions since summer, and every meeting opens with a school's success.",
        ),
        (
            "8c",
            0,
            "My goals are general. The board asked for measures in September.",
        ),
        (
            "8c",
            3,
            "We judge the superintendent by goals and ended one contract clause because of them.",
        ),
        (
            "9a",
            1,
            "Nothing regular with community groups, apart from the library.",
        ),
    ],
    measures: &[],
    decisions: &[(
        "1b",
        "keep-improving",
        "Minutes show proposals reshaped and declined. The yearly review is in November.",
        "The principal has not seen staff teams use the goals.",
    )],
};

const LEADERSHIP_NETWORK: Story = Story {
    rubric: "leadership-network",
    organization: DISTRICT,
    raters: &[
        ("superintendent", "Superintendent", "Dana Whitfield"),
        ("partner", "Executive director of schools", "Imani Brooks"),
        ("elementary", "Elementary principal", "Luis Ortega"),
        ("high-school", "High school principal", ""),
    ],
    answers: &[
        "2222", "2221", "2212", "2122", "2221", "1110", "2211", "2121", "111d", "1110", "1d10",
        "0100", "1221", "1111", "2212", "3111", "2212",
    ],
    generous: "p2",
    notes: &[
        (
            "p1",
            1,
            "All nine principals are on the chart, and we wrote the purpose together in July.",
        ),
        (
            "p2",
            3,
            "We have talked twice, both times about the bell schedule.",
        ),
        (
            "p5",
            1,
            "Twice a month with everyone since September. I keep one log for each school.",
        ),
        ("p5", 3, "One of two meetings was canceled in both months."),
        (
            "p6",
            0,
            "Bus complaints and field trip forms now go to the operations office.",
        ),
        ("p6", 3, "The forms still land on my desk."),
        (
            "s4",
            0,
            "Every cabinet member has announced two actions, and we looked at their effect in June.",
        ),
        ("s4", 2, "I know the poster. My teachers do not."),
    ],
    measures: &[
        ("p3", 0, 5.0),
        ("p3", 1, 4.0),
        ("p3", 2, 3.0),
        ("p4", 2, 10.0),
        ("p4", 3, 9.0),
        ("p5", 0, 2.0),
        ("p5", 1, 2.0),
        ("p5", 2, 2.0),
        ("p5", 3, 1.0),
        ("p6", 1, 1.5),
        ("p6", 2, 1.0),
        ("p6", 3, 0.0),
        ("c2", 1, 2.0),
    ],
    decisions: &[(
        "p5",
        "getting-better",
        "Two meetings a month are fixed for all schools, and the log shows what was agreed.",
        "At the high school one of the two has been canceled so far.",
    )],
};
