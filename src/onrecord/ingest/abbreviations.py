"""Words that end in a full stop without ending a sentence."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TITLES = _words(
    "mr mrs ms mx dr prof gen lt col maj capt cmdr cdr sgt cpl pvt adm rear brig rep reps sen sens gov govs pres rev "
    "hon messrs mme mlle supt insp atty amb spc pfc cllr ald herr sig sra"
)
"""Written with a capital, a name follows them: never the end."""

CONNECTING = _words("vs v cf eg ie viz incl approx ca")
"""Something follows them: never the end."""

NUMBERED = _words("no nos nr art sec fig vol pp para ch op ed est tel ext")
"""The end, unless a number follows: "No. 5", but "he said no."."""

CAPITALISED = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "st ste ft mt fr min det dept univ assn ave blvd rd ph "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa "
    "tenn tex va vt wash wis wyo ont que alta sask"
)
"""With a capital, the end only before a word that begins sentences: "Mass. officials", but "the mass. Then"."""

OTHERS = _words("inc corp co ltd llc plc bros jr sr etc esq bn mil avg govt intl natl sq al")
"""The end only before a word that begins sentences; so too initials and what has dots inside ("U.S.")."""

STARTERS = _words(
    "the a an he she it they we you i this that these those there here but and or so yet if when while where as at in "
    "on for from by with after before since although though because however meanwhile still also then now "
    "according asked earlier later last his her its their our my your some many most both no not one two what who why "
    "how instead despite during under until over between such officials police critics residents witnesses"
)
"""Words that begin a sentence more often than they follow an abbreviation."""

SPEECH_TAGS = (
    "said|says|asked|asks|told|tells|added|adds|shouted|cried|wrote|writes|tweeted|posted|replied|wondered|demanded|"
    "exclaimed|joked|yelled|recalled|continued|insisted|declared|called"
)
"""After "?”" or "!”" and a name they go on with the same sentence."""
