mod nation;
fn main() {
    let rubric = levelwise_core::format::open_rubric(
        &std::fs::read("../../rubrics/leadership-system.json").unwrap(),
    )
    .unwrap()
    .value;
    nation::write(
        std::path::Path::new("../../target/bench/nation"),
        &rubric,
        100_000,
    )
    .unwrap();
}
