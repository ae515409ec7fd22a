"""`rigcheck score` and `rigcheck instruments`: what a file comes to, and what is refused."""

import csv
import json
import tracemalloc

import pytest

from rigcheck.doors import scorefile
from rigcheck.doors.command import main
from rigcheck.engines.instruments import catalogue
from tests.engines.instruments.nhanes import FILE, ITEMS, needs_nhanes

HEADING = "who,sex,weight," + ",".join(f"item{n}" for n in range(1, 10))


@pytest.fixture
def file_of(tmp_path):
    def write(*lines, heading=HEADING):
        path = tmp_path / "answers.csv"
        path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
        return path

    return write


def run(capsys, *arguments):
    """Exit code and what was printed."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def figures(capsys, *arguments):
    code, said = run(capsys, "score", *arguments, "--json")
    assert code == 0, said
    return json.loads(said)


MIXED = (
    "a,F,1.5,1,1,1,1,1,1,1,1,1",
    "b,M,0.5,0,0,0,0,0,0,0,0,0",
    "c,F,1,3,3,3,3,3,3,3,3,0",
    "d,F,1,1,1,1,1,1,1,1,1,",
    "e,F,1,1,1,1,1,1,1,1,1,NA",
    "f,M,1,7,1,1,1,1,1,1,1,2",
    "g,M,1,5.397605346934028e-79,1,1,1,1,1,1,1,0",
    "h,M,1,-1,1,1,1,1,1,1,1,0",
    "i,M,1,x,1,1,1,1,1,1,1,0",
    "j,M,1,256,1,1,1,1,1,1,1,0",
    "k,M,1, 2 ,2.0,2,2,2,0,0,0,0",
    "l,M,1,1,1",
    "m,M,1,1,1,1,1,1,1,1,1,1,1,1",
)


def test_every_row_is_scored_or_refused_for_a_reason(capsys, file_of):
    found = figures(capsys, file_of(*MIXED), "--instrument", "phq-9")
    group = found["groups"]["all"]
    assert (found["rows"], found["left out"]) == (13, 0)
    assert {name: group[name] for name in ("scored", "missing", "out-of-range", "malformed")} == {
        "scored": 4,
        "missing": 2,
        "out-of-range": 5,
        "malformed": 2,
    }
    assert group["scales"]["total"] == {"sum": 43.0, "lowest": 0.0, "highest": 24.0, "mean": 10.75}
    assert group["counts"]["flag phq-9-item-9 without line positive"]["rows"] == 1
    assert found["flagged among refused"] == {"phq-9-item-9": 1}
    assert found["patterns"] == {"major": 2, "other": 0}


def test_every_row_has_its_line_in_the_outcome(capsys, file_of, tmp_path):
    out = tmp_path / "out.csv"
    run(capsys, "score", file_of(*MIXED[:4], "", MIXED[11]), "--instrument", "phq-9", "--out", out)
    with out.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["row"], row["state"], row["total"], row["total-band"], row["phq-9-item-9"]) for row in rows] == [
        ("1", "scored", "9", "mild", "1"),
        ("2", "scored", "0", "minimal", "0"),
        ("3", "scored", "24", "severe", "0"),
        ("4", "missing", "", "", ""),
        ("5", "malformed", "", "", ""),
    ]
    assert {(row["instrument"], row["version"]) for row in rows} == {("phq-9", "1")}


def test_groups_tests_and_weights(capsys, file_of):
    found = figures(
        capsys,
        file_of(*MIXED[:3], MIXED[10]),
        *(
            "--instrument",
            "phq-9",
            "--by",
            "sex",
            "--weight",
            "weight",
            "--where",
            "weight>0.4",
            "--where",
            "who=a,b,c",
        ),
    )
    assert found["left out"] == 1
    assert found["groups"]["F"]["scored"] == 2
    assert found["groups"]["F"]["counts"]["line positive"] == {"rows": 1, "share": 0.5, "weighted": 0.4}
    assert found["groups"]["M"]["counts"]["line positive"] == {"rows": 0, "share": 0.0, "weighted": 0.0}


@pytest.mark.parametrize(("test", "kept"), [("who>=2", 2), ("who>2", 1), ("who<=2", 2), ("who<2", 1), ("who=2", 1)])
def test_a_test_on_a_column(capsys, file_of, test, kept):
    lines = [f"{who},F,1,0,0,0,0,0,0,0,0,0" for who in ("1", "2", "3", "", "x")]
    found = figures(capsys, file_of(*lines), "--instrument", "phq-9", "--where", test)
    assert found["groups"]["all"]["scored"] == kept


def test_columns_by_name(capsys, file_of):
    path = file_of("2,1,0", "0,0,1", heading="\ufeffdown,interest,other")
    found = figures(capsys, path, "--instrument", "phq-2", "--map", "item1=interest", "item2=down")
    assert found["groups"]["all"]["counts"]["line positive"]["rows"] == 1


def test_the_file_may_stand_after_the_columns(capsys, file_of):
    path = file_of("2,1", heading="down,interest")
    found = figures(capsys, "--instrument", "phq-2", "--map", "item1=interest", "item2=down", path)
    assert found["groups"]["all"]["scored"] == 1
    for arguments in ([], ["--map", "item1=interest"]):
        code, said = run(capsys, "score", "--instrument", "phq-2", *arguments)
        assert (code, "Which file?" in said) == (2, True)


def test_a_page_to_read(capsys, file_of):
    code, said = run(capsys, "score", file_of(*MIXED), "--instrument", "phq-9", "--weight", "weight")
    assert code == 0
    assert "scored 4; refused: missing 2, out-of-range 5, malformed 2" in said
    assert "A screening result is never a diagnosis." in said


def test_forms_without_a_total_and_with_skips(capsys, file_of):
    cbi = file_of(",".join(["50"] * 19), heading=",".join(f"item{n}" for n in range(1, 20)))
    found = figures(capsys, cbi, "--instrument", "cbi")
    assert found["groups"]["all"]["scales"]["work"]["mean"] == 50
    assert found["alpha"] is None
    audit = file_of("0,,,,,,,,0,0", "", heading=",".join(f"item{n}" for n in range(1, 11)))
    found = figures(capsys, audit, "--instrument", "audit")
    assert (found["groups"]["all"]["scored"], found["alpha"]) == (1, None)
    who5 = file_of("0,0,0,0,0", "5,5,5,5,5", "0,1,2,3,x", heading="item1,item2,item3,item4,item5")
    found = figures(capsys, who5, "--instrument", "who-5")
    assert (found["groups"]["all"]["counts"]["line low"]["rows"], round(found["alpha"], 6)) == (1, 1)


def test_an_empty_file_comes_to_nothing(capsys, file_of):
    found = figures(capsys, file_of(), "--instrument", "phq-9")
    assert (found["rows"], found["alpha"]) == (0, None)
    same = file_of("a,F,1" + ",1" * 9, "b,F,1" + ",1" * 9)
    assert figures(capsys, same, "--instrument", "phq-9")["alpha"] is None


def test_the_older_pcl_is_refused(capsys, file_of):
    path = file_of(",".join(["3"] * 17), heading=",".join(f"item{n}" for n in range(1, 18)))
    code, said = run(capsys, "score", path, "--instrument", "pcl-5")
    assert (code, "item18" in said) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--instrument", "phq-10"], "no self-assessment called 'phq-10'"),
        (["--instrument", "phq-9", "--map", "item10=who"], "no question called item10"),
        (["--instrument", "phq-9", "--map", "item1=DPQ010"], "no columns called 'DPQ010'"),
        (["--instrument", "phq-9", "--map", "item1"], "no columns called ''"),
        (["--instrument", "phq-9", "--by", "age"], "no columns called 'age'"),
        (["--instrument", "phq-9", "--where", "weight"], "not a test"),
        (["--instrument", "phq-9", "--where", "weight>heavy"], "not a number"),
        (["--instrument", "phq-9", "--weight", "who"], "negative or not a finite number"),
        (["--instrument", "phq-9", "--weight", "sex"], "has no weight"),
    ],
)
def test_what_cannot_be_asked(capsys, file_of, arguments, said):
    code, printed = run(capsys, "score", file_of("-1,F,1" + ",1" * 9), *arguments)
    assert (code, said in printed) == (2, True)


def test_a_file_that_is_not_there_or_not_csv(capsys, tmp_path, file_of):
    assert run(capsys, "score", tmp_path / "none.csv", "--instrument", "phq-9")[0] == 2
    twice = file_of("1,1,1", heading="item1,item1,item2")
    assert "2 columns called 'item1'" in run(capsys, "score", twice, "--instrument", "phq-2")[1]
    endless = file_of("x" * 200_000 + ",1", heading="item1,item2")
    assert "Line 2" in run(capsys, "score", endless, "--instrument", "phq-2")[1]


def test_memory_does_not_grow_with_the_file(capsys, file_of, monkeypatch):
    monkeypatch.setattr(scorefile, "ROWS", 500)

    def peak(rows):
        path = file_of(*(f"{n},F,1,1,1,1,1,1,1,1,1,0" for n in range(rows)))
        tracemalloc.start()
        assert figures(capsys, path, "--instrument", "phq-9")["groups"]["all"]["scored"] == rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1_000)
    assert peak(10_000) < 1.5 * peak(2_000)


def test_the_list_of_instruments(capsys):
    code, said = run(capsys, "instruments")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()] == [instrument.id for instrument in catalogue()]
    assert "guided" in said


MAP = ["--map", *(f"{item}={name}" for item, name in ITEMS.items())]


@needs_nhanes
def test_nhanes_constants(capsys):
    recent = ["--where", "RIDAGEYR>=18", "--where", "cycle=2013-2014,2015-2016"]
    found = figures(capsys, FILE, "--instrument", "phq-9", *MAP, *recent)
    group = found["groups"]["all"]
    counts = {name: entry["rows"] for name, entry in group["counts"].items()}
    bands = ("minimal", "mild", "moderate", "moderately-severe", "severe")
    assert (group["scored"], group["scales"]["total"]["sum"], group["scales"]["total"]["highest"]) == (
        10_506,
        34_431,
        27,
    )
    assert [counts[f"band total {band}"] for band in bands] == [7_841, 1_739, 574, 240, 112]
    assert counts["flag phq-9-item-9"] == 375
    assert counts["flag phq-9-item-9 without line positive"] == 118
    assert found["patterns"] == {"major": 432, "other": 655}
    complete = [part for item in [*ITEMS.values()][2:] for part in ("--where", f"{item}<=3")]
    first_two = ["--map", "item1=DPQ010", "item2=DPQ020"]
    found = figures(capsys, FILE, "--instrument", "phq-2", *first_two, *recent, *complete)
    assert found["groups"]["all"]["counts"]["line positive"]["rows"] == 1_053


@needs_nhanes
def test_nhanes_published_figures(capsys):
    usual = [FILE, "--instrument", "phq-9", *MAP, "--weight", "WTMEC2YR", "--where", "RIDAGEYR>=20"]
    recent = [*usual, "--where", "cycle=2013-2014,2015-2016"]
    found = figures(capsys, *recent, "--by", "RIAGENDR")

    def percent(group, label="line positive"):
        return round(100 * found["groups"][group]["counts"][label]["weighted"], 2)

    assert found["groups"]["all"]["scored"] == 9_942
    assert [percent(group) for group in ("all", "2", "1")] == [8.06, 10.43, 5.55]
    assert [percent("all", f"band total {band}") for band in ("minimal", "mild", "moderate")] == [76.31, 15.63, 5.12]
    assert round(found["alpha"], 3) == 0.838
    ages = (["RIDAGEYR<40"], ["RIDAGEYR>=40", "RIDAGEYR<60"], ["RIDAGEYR>=60"])
    for tests, published in zip(ages, (7.74, 8.43, 7.97), strict=True):
        found = figures(capsys, *recent, *(part for test in tests for part in ("--where", test)))
        assert percent("all") == published
    found = figures(capsys, *usual, "--by", "cycle")
    cycles = sorted(group for group in found["groups"] if group != "all")
    assert [percent(cycle) for cycle in cycles] == [5.45, 8.13, 7.75, 7.94, 8.68, 7.44]
