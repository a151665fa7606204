"""`onrecord why`: every finding that a verb shows answers with the words and figures behind it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord
from tests.cli.test_claims import ARTICLES, put_in

Run = Callable[..., Result]
Object = dict[str, Any]

ID = re.compile(r"(?:claim|attribution|source|link|article)-[0-9a-f]{32}(?:/as-[0-9a-f]{32})?")
MORE = (
    (
        "raised",
        "2031-05-06",
        "Westmark Agency",
        "Toll rises\n\nAfter three days of searching, the toll of the collapse at the Oskel ferry ramp rose to 15 "
        "dead, the harbour ministry said.\n\nThe old harbour lights had been switched off at dawn, and gulls sat near.",
    ),
    (
        "other-tarn",
        "2031-05-07",
        "Varno Gazette",
        "Tarn on ramps\n\nHarbour master Ilse Tarn said every ramp in the bay would be closed for a week.",
    ),
    (
        "first-tarn",
        "2031-05-08",
        "Oskel Weekly",
        "Tarn again\n\nTarn said the ramps were sound. Ilse Tarn, a teacher, said school was out.",
    ),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of these articles, linked."""
    folder = tmp_path_factory.mktemp("why")
    lines = [
        json.dumps({"id": name, "text": text, "date": date, "outlet": outlet})
        for name, date, outlet, text in (*ARTICLES, *MORE)
    ]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = folder / "onrecord.db"
    for arguments in (["add", str(folder / "in.jsonl")], ["link"]):
        assert CliRunner().invoke(onrecord, [*arguments, "--ledger", str(path)]).exit_code == 0
    return path


def ask(ledger: Path, *arguments: str, width: int = 100) -> Result:
    return CliRunner().invoke(onrecord, [*arguments, "--ledger", str(ledger)], env={"COLUMNS": str(width)})


def why(ledger: Path, *arguments: str) -> Object:
    result = ask(ledger, "why", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: Object = json.loads(result.stdout)
    return found


def page(ledger: Path, *arguments: str, width: int = 100) -> str:
    """The page with its lines joined, so that words can be looked for wherever they were broken."""
    result = ask(ledger, "why", *arguments, width=width)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def deaths(ledger: Path) -> Object:
    rows = json.loads(ask(ledger, "claims", "--format", "json").stdout)
    found: Object = next(row for row in rows if "12 people" in row["name"])
    return found


def telling(ledger: Path, outlet: str, words: str) -> str:
    rows = json.loads(ask(ledger, "attributions", f'outlet:"{outlet}"', "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if words in row["content_text"])


def article(ledger: Path, title: str) -> str:
    rows = json.loads(ask(ledger, "articles", "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if row["title"] == title)


def shown_ids(ledger: Path) -> set[str]:
    """Every id of a finding that any verb shows."""
    verbs = [[verb] for verb in ("articles", "attributions", "sources", "claims", "suggestions")]
    first = {id for verb in verbs for id in ID.findall(ask(ledger, *verb, "--format", "json").stdout)}
    for id in sorted(first):
        verb = {"claim": "claim", "source": "source", "attribution": "show"}.get(id.partition("-")[0])
        if verb:
            first |= set(ID.findall(ask(ledger, verb, id, "--format", "json").stdout))
    return first


def test_every_id_that_a_verb_shows_has_an_answer(ledger: Path) -> None:
    ids = shown_ids(ledger)
    assert {id.partition("-")[0] for id in ids} >= {"claim", "attribution", "source", "article"}
    for id in sorted(ids):
        found = why(ledger, id)
        assert found["answer"], id
        assert ask(ledger, "why", id).exit_code == 0, id


def test_every_link_family_and_relation_has_its_reasons_in_words(ledger: Path) -> None:
    links = relations = families = 0
    for row in json.loads(ask(ledger, "claims", "--format", "json").stdout):
        shown = json.loads(ask(ledger, "claim", row["id"], "--format", "json").stdout)
        for link in shown["links"]:
            found = why(ledger, link["one"], link["other"])
            assert (found["score"], found["relation"]) == (pytest.approx(link["score"]), link["relation"])
            assert all(reason["says"] for reason in found["reasons"])
            assert found["made_by"]
            links, relations = links + 1, relations + (link["relation"] != "same")
        for family in shown["families"]:
            found = why(ledger, family["id"])
            assert found["family"]["earliest"] == family["earliest"]
            assert [copy["article"] for copy in found["copies"]] == [copy["article"] for copy in family["copies"]]
            assert all(copy["reasons"] for copy in found["copies"])
            families += 1
    assert links >= 8
    assert relations >= 3
    assert families >= 1


def test_weights_and_what_they_begin_with_sum_up_to_the_score(ledger: Path) -> None:
    found = why(ledger, deaths(ledger)["id"])
    pairs = found["holding"] + found["further"] + found["bars"]
    assert pairs
    for pair in pairs:
        total = pair["start"] + math.fsum(reason["weight"] for reason in pair["reasons"])
        assert 1 / (1 + math.exp(-total)) == pytest.approx(pair["score"], abs=1e-6)


def test_the_pairs_that_hold_a_claim_together_tie_all_its_tellings(ledger: Path) -> None:
    row = deaths(ledger)
    found = why(ledger, row["id"])
    groups = [{id} for id in row["ids"]]
    for pair in found["holding"]:
        ends = {pair["one"]["id"], pair["other"]["id"]}
        touched = [group for group in groups if group & ends]
        groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    assert len(groups) == 1
    scores = [pair["score"] for pair in found["holding"]]
    assert scores == sorted(scores, reverse=True)


def test_the_page_of_a_claim_says_what_each_weight_is_for(ledger: Path) -> None:
    words = page(ledger, deaths(ledger)["id"][:14])
    assert "are held for one claim, by 4 pairs of them. It has 3 independent origins." in words
    assert (
        "A pair counts less where its two are near to more than 5 other wordings, each counted by its score." in words
    )
    assert "lower the average, and so do more than 7 days without a telling before several tell it anew." in words
    assert re.search(r"\+\d\.\d they mean the same \(cosine [01]\.\d\d\)", words)
    assert "the same is counted, with the same number: 12 person dead / 12 person dead" in words
    assert re.search(r"in all, (?:\+\d\.\d|−\d\.\d|0\.0) to begin with: a score of", words)
    assert "What bars: it is never one claim with these" in words


@pytest.mark.parametrize("width", [60, 100])
def test_every_page_fits_the_terminal(ledger: Path, width: int) -> None:
    ids = [deaths(ledger)["id"], *deaths(ledger)["ids"][:1], article(ledger, "Twelve dead at Oskel"), "Ilse Tarn"]
    for id in ids[:3]:
        lines = ask(ledger, "why", id, width=width).stdout.splitlines()
        assert max(map(len, lines)) <= width
        assert not [line for line in lines if line != line.rstrip()]


def test_a_denial_is_told_by_the_word_that_makes_it_one(ledger: Path) -> None:
    words = page(ledger, deaths(ledger)["id"], "denies")
    sides = ("Harbour Post 05-05 denies it with “denied”", "Oskel Weekly 05-04 does not")
    assert any(f"denies: {one}; {other}" in words for one, other in (sides, sides[::-1]))
    found = why(ledger, deaths(ledger)["id"], "denies")
    assert {pair["relation"] for pair in found["pairs"]} == {"denies"}
    assert all(pair["bars"] for pair in found["pairs"])


def test_a_newer_number_is_told_by_the_words_that_say_so(ledger: Path) -> None:
    words = page(ledger, deaths(ledger)["id"], "updates")
    earlier = "Oskel Weekly 05-04 has 12 people (dead), in that time alone"
    sides = (earlier, "Westmark Agency 05-06 has 15 people (dead)")
    assert any(f"updates: {one}; {other}" in words for one, other in (sides, sides[::-1]))
    assert "a newer one, since the later one says so: “rose to”" in words


def test_an_echo_leads_back_by_its_own_reasons(ledger: Path) -> None:
    words = page(ledger, deaths(ledger)["id"], "origin-1")
    assert "2 tellings only repeat it." in words
    assert "leads back to Westmark Agency 05-03 copied text, in the family of article-" in words
    found = why(ledger, deaths(ledger)["id"], "origin-1")
    assert [echo["leads_to"] for echo in found["echoes"]] == [found["telling"]] * 2
    assert all(echo["reasons"] for echo in found["echoes"])
    assert "Nothing repeats it" in page(ledger, deaths(ledger)["id"], "origin-2")


def test_an_origin_says_why_it_counts_as_independent(ledger: Path) -> None:
    told = [why(ledger, deaths(ledger)["id"], f"origin-{number}") for number in (1, 2, 3)]
    sources = [each["told"][0]["source"] for each in told]
    for each, source in zip(told, sources, strict=True):
        alone = sources.count(source) == 1
        assert each["independent"][0].startswith("another source than" if alone else "named as another source here is")
        assert "copied from none of theirs" in each["independent"][1]
    words = page(ledger, deaths(ledger)["id"], "origin-2")
    assert f"It counts as independent: {'; '.join(told[1]['independent'])}. Nothing repeats it" in words


def test_two_tellings_of_one_claim_and_of_two(ledger: Path) -> None:
    first, interview, denial = (
        telling(ledger, outlet, "12 people") for outlet in ("Westmark Agency", "Oskel Weekly", "Harbour Post")
    )
    assert "They are told as one claim." in page(ledger, first, interview)
    assert "They are in two claims: a denial stands between" in page(ledger, first, denial)


def test_two_that_were_never_compared_are_compared_on_the_spot(ledger: Path) -> None:
    inspected, bakery = telling(ledger, "Westmark Agency", "inspected"), telling(ledger, "Harbour Post", "ovens")
    found = why(ledger, inspected, bakery)
    assert (found["kept"], found["zone"]) == (False, "apart")
    assert found["reasons"]
    words = page(ledger, inspected, bakery)
    assert "No pair of them is kept; compared on the spot: apart, with a score of" in words
    assert "a denial" not in words, "what is apart stands in no relation"


def test_two_claims_are_told_apart_by_what_is_between_them(ledger: Path) -> None:
    claim, other = deaths(ledger)["id"], why(ledger, telling(ledger, "Harbour Post", "12 people"))["claim"]
    found = why(ledger, claim, other)
    assert found["about"] == "claims"
    assert found["answer"].startswith("Two claims: a denial stands between")
    apart = why(ledger, claim, why(ledger, telling(ledger, "Westmark Agency", "inspected"))["claim"])
    assert apart["answer"] == "Two claims: no pair between them is linked or suggested."
    assert (apart["mean"], len(apart["pairs"])) == (None, 1)


def test_an_attribution_is_told_as_it_was_read_and_as_it_was_linked(ledger: Path) -> None:
    echo = telling(ledger, "Varno Gazette", "12 people")
    found = why(ledger, echo)
    assert found["claim"] == deaths(ledger)["id"]
    assert {"polarity", "number", "time"} <= {each["field"] for each in found["evidence"]}
    assert found["origin"]["origin"] == 1
    words = page(ledger, echo)
    assert "Read with a confidence of 0." in words
    assert "an echo of origin-1" in words
    assert "polarity asserted · 0.80 · by polarity.none" in words
    assert "Why it is an echo" in words


def test_what_nobody_else_tells_says_so(ledger: Path) -> None:
    words = page(ledger, telling(ledger, "Harbour Post", "ovens"))
    assert "No other telling is held for the same claim." in words


def test_an_assertion_is_found_by_its_own_id_with_or_without_its_article(ledger: Path) -> None:
    id = article(ledger, "Toll rises")
    shown = json.loads(ask(ledger, "show", id, "--format", "json").stdout)
    own = shown["assertions"][0]["id"]
    found = why(ledger, f"{id[:14]}/{own[:9]}")
    assert (found["id"], found["about"]) == (f"{id}/{own}", "assertion")
    assert why(ledger, own) == found


def test_an_article_is_told_with_its_family_and_what_was_changed(ledger: Path) -> None:
    found = why(ledger, article(ledger, "Oskel ramp collapse"))
    assert len(found["family"]["articles"]) == 3
    copy = next(copy for copy in found["copies"] if copy["article"] == found["id"])
    assert [piece["text"] for piece in copy["changed"]] == ["told the Westmark Agency"]
    assert any("inspected in April" in piece["text"] for piece in copy["cut"])
    words = page(ledger, article(ledger, "Twelve dead at Oskel"))
    assert "it says so itself: “Westmark Agency”" in words
    assert "of the runs of five words of the shorter one are the other's" in words
    assert "Nobody's copy" in page(ledger, article(ledger, "Bakery opens"))


def test_two_articles_are_told_apart_with_figures(ledger: Path) -> None:
    wire, denial = article(ledger, "Ramp collapses at Oskel"), article(ledger, "Operator denies")
    assert "a copy has 20 % and 20 %" in page(ledger, wire, denial)
    assert why(ledger, wire, denial)["copy"] is None
    assert why(ledger, wire, article(ledger, "Twelve dead at Oskel"))["copy"]["original"] == wire


def test_a_source_is_told_by_the_reasons_of_its_mentions(ledger: Path) -> None:
    sources = json.loads(ask(ledger, "sources", "--format", "json").stdout)
    tarn = next(row["id"] for row in sources if row["name"] == "Ilse Tarn" and row["articles"] > 2)
    found = why(ledger, tarn)
    assert all(link["reasons"] and link["words"] for link in found["links"])
    summed = [link for link in found["links"] if link["adds_up"]]
    assert summed
    for link in summed:
        total = math.fsum(reason["weight"] for reason in link["reasons"])
        assert 1 / (1 + math.exp(-total)) == pytest.approx(link["score"], abs=1e-3)
    assert "Why these are one source" in page(ledger, tarn)


def test_two_sources_whose_names_are_not_alike_were_never_compared(ledger: Path) -> None:
    words = page(ledger, "Jory Pell", "the ferry company")
    assert "their names are not alike enough to be compared" in words
    assert why(ledger, "Jory Pell", "Joren Pell")["about"] == "sources"


def test_what_a_person_decided_comes_first(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "decided.db"
    assert ask(ledger, "backup", str(copy)).exit_code == 0
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    first, interview = telling(copy, "Westmark Agency", "At least"), telling(copy, "Oskel Weekly", "12 people")
    assert ask(copy, "decide", first, "not-same", interview, "--why", "the hospital counts its own").exit_code == 0
    words = page(copy, first, interview)
    assert words.index("Ida Lind decided on") < words.index("Linked, with a score of")
    assert "They are in two claims: a person decided so (1 pair)." in words
    found = why(copy, deaths(copy)["id"])
    (decided,) = found["decided"]
    assert (decided["same"], decided["who"], decided["why"]) == (False, "Ida Lind", "the hospital counts its own")
    assert "What people decided" in page(copy, deaths(copy)["id"])


def test_both_clocks_hold(ledger: Path) -> None:
    id = deaths(ledger)["id"]
    found = why(ledger, id, "--published-until", "2031-05-03")
    assert len(found["tellings"]) == 2
    assert found["bars"] == []
    assert ask(ledger, "why", id, "--as-of", "2020-01-01").exit_code == 1


def test_without_a_linking_run_the_answer_is_the_same(ledger: Path, run: Run, folder: Path) -> None:
    put_in(run, folder, (*ARTICLES, *MORE))
    for arguments in (
        [deaths(ledger)["id"]], [deaths(ledger)["ids"][1]], [article(ledger, "Twelve dead at Oskel")],
        [deaths(ledger)["id"], "origin-1"], deaths(ledger)["ids"][:2],
    ):  # fmt: skip
        assert why(folder / "onrecord.db", *arguments) == why(ledger, *arguments)


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["claim-0000ffff"], "no claim 'claim-0000ffff'", 1),
        (["claim-"], "too short", 2),
        (["attribution-00000"], "the ledger holds no attribution", 1),
        (["article-00000"], "the ledger holds no article", 1),
        (["article-00000/as-1"], "the ledger holds no article", 1),
        (["as-00000"], "no assertion 'as-00000'", 1),
        (["link-00000"], "no link 'link-00000'", 1),
        (["source-00000"], "no source called", 1),
        (["failure-00000"], "failure-00000 is no finding", 2),
        (["judgement-00000"], "judgement-00000 is no finding", 2),
        (["nobody of that name"], "no source called", 1),
        ([""], "why what?", 2),
        (["CLAIM", "origin-9"], "the claim has 3 origins", 1),
        (["CLAIM", "contradicts"], "nothing stands to", 1),
        (["CLAIM", "sideways"], "is no claim, attribution, origin or relation", 2),
        (["CLAIM", "CLAIM"], "named twice", 2),
        (["CLAIM", "article-00000"], "is no claim, attribution, origin or relation", 2),
        (["article-00000", "CLAIM"], "are not of one kind", 2),
        (["link-00000", "CLAIM"], "names both of its ends already", 2),
        (["TELLING", "TELLING"], "named twice", 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_answered_is_told_with_what_to_type(
    ledger: Path, arguments: list[str], says: str, code: int
) -> None:
    row = deaths(ledger)
    given = [{"CLAIM": str(row["id"]), "TELLING": str(row["ids"][0])}.get(each, each) for each in arguments]
    result = ask(ledger, "why", *given)
    assert result.exit_code == code, result.stderr
    assert says in result.stderr
    assert "\ntry: " in result.stderr


def test_a_headline_is_told_as_it_was_read_and_compared_with_nothing(run: Run, folder: Path) -> None:
    (folder / "headline.txt").write_text(
        "Ramp at Oskel is safe, says harbour master Ilse Tarn\n\nThe ramp at Oskel is safe, Ilse Tarn said on Monday.",
        encoding="utf-8",
    )
    assert run("add", "headline.txt").exit_code == 0
    rows = json.loads(run("attributions", "--format", "json").stdout)
    headline = next(row["id"] for row in rows if row["segment"] == "headline")
    found = why(folder / "onrecord.db", headline)
    assert (found["claim"], found["pairs"], found["origin"]) == (None, [], None)
    assert "It is compared with no other article: it stands in a headline" in found["answer"]
    assert found["evidence"]
    result = run("why", headline, rows[-1]["id"])
    assert result.exit_code == 1
    assert "is compared with no other" in result.stderr
