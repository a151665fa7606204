"""Articles about invented places that the tests of copies share."""

# ruff: noqa: E501 (a paragraph of an article is one line)

from __future__ import annotations

from onrecord.link.copies import Printed

STATEMENT = (
    "We have asked every department to open its files without any exception because the people of this valley have a "
    "right to know what was done in their name and who signed the papers that allowed it to happen at all"
)
WIRE = f"""Fire guts cannery in Velmora

A fire gutted the Osprey cannery on the waterfront of Velmora early on Tuesday and left eleven workers in hospital, the harbour police said.

Flames were seen shortly after three in the morning by the crew of a dredger, who woke the night watchman and helped carry two people out through a loading hatch.

"{STATEMENT}," said Ilka Drost, the mayor of Velmora.

Inspectors had visited the Osprey cannery in spring and ordered a second exit for the boiler room, which the owner, Tamas Hollin, promised to build by the autumn.

Neighbours on Quarry Lane said sparks had flown from the chimney for weeks. The fire brigade needed six hours to put out the blaze, and two of its engines came from Sandrup.

About 240 people work at the cannery, which packs herring and mackerel. The union of Velmora dockers called for a day of silence on Friday.

Hollin told the harbour radio that wages would be paid until the end of the year and that he meant to rebuild.
"""
INDEPENDENT = f"""Velmora wakes to ruin on its quays

Smoke still drifted across Velmora on Tuesday afternoon when Tamas Hollin walked through what is left of his father's factory.

"{STATEMENT}," Ilka Drost, who has run the town for nine years, told a crowd outside its council chamber.

Eleven of those who were on the night shift are being treated for burns. Doctors at the clinic in Sandrup expect all of them to live.

It took until nine o'clock before men of the brigade could enter. By then the roof of the Osprey works had come down upon the machines.

What set it alight nobody would say. A letter seen by this newspaper shows that the boiler had worried the authorities since spring.

Some who packed mackerel there for thirty years stood silent at the gate. Others asked who would hire them now that herring quotas have been halved.
"""
REWRITTEN = """Blaze wrecks Velmora fish plant

A blaze destroyed the Osprey cannery on the quays of Velmora before dawn on Tuesday and sent eleven workers to hospital, police in the harbour reported.

Fire was noticed soon after three in the night by men of a dredger, who roused the watchman and then helped to bring two persons out by a loading hatch.

Inspectors who came to the Osprey cannery last spring had demanded another exit for its boiler room, which owner Tamas Hollin said he would build before autumn.

Residents of Quarry Lane told us sparks flew out of the chimney for many weeks. Firemen took six hours to put the blaze out, with two engines sent from Sandrup.

Around 240 persons work in the cannery, packing herring and mackerel. A union of Velmora dockers asked for a silent day on Friday.

Hollin said on harbour radio that wages will be paid to the end of this year and he intended to rebuild.
"""
FURNITURE = (
    "The Sandrup Lantern is printed by a trust of readers in a former brewery and takes neither money nor advice from "
    "parties, churches or companies. Hints are welcome at any hour and every mistake is put right on page two."
)
ELSEWHERE = """Chess champion beaten by schoolgirl

Marit Oken, a pupil of twelve, defeated the national champion in thirty moves on Sunday at the open tournament of Brisk.

Her teacher said she had studied his endgames on the bus. The champion asked for a second game and lost it as well.

Organisers at Brisk sold out of boards by noon, and Oken signed them with a pencil until her mother took her home.
"""


def printed(id: str, text: str, published: str | None = "2031-05-06", **more: str) -> Printed:
    """An article with the day of the fire unless another is given."""
    return Printed(id, text, published=published, **more)


def paragraphs(text: str, *chosen: int) -> str:
    """Some paragraphs of a text, the headline being 0."""
    parts = text.strip().split("\n\n")
    return "\n\n".join(parts[place] for place in chosen)
