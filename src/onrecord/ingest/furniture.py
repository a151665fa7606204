"""What stands on the page beside the article: captions and credits, boilerplate, the heading over comments.

Patterns are anchored at a line's beginning or end, with bounded gaps, and lines of more than a few hundred
characters are never asked: they are prose.
"""

from __future__ import annotations

import re

_LONGEST = 300
_CREDIT_TAIL = 80
_EMPHASIS = "*_"


def _anyone_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_BOILERPLATE = _anyone_of(
    r"(?:read|see) (?:more|also|next)\s*(?::|$|about\b)|also read\s*:|continue reading\b",
    r"more (?:on|from) (?:this|the) \w+\s*:?$",
    r"(?:related|recommended|trending|most (?:read|popular|viewed))"
    r"(?: (?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links?|posts?))?\s*(?::|$)",
    r"you (?:may|might) (?:also )?(?:like|be interested)",
    r"(?:click|tap) here to\b|skip to (?:main )?content|back to top$",
    r"download (?:our|the) .{0,40}\bapp\b",
    r"sign up (?:for|to|now|here|today)\b|subscribe (?:to|now|today|for)\b|get .{0,60}\bnewsletters?\b",
    r"(?:this|the) (?:article|story|post|piece) (?:was |has been )?"
    r"(?:(?:originally|first|previously|also) )?(?:published|appeared|posted|republished|syndicated)\b",
    r"(?:originally|first) (?:published|appeared|posted) (?:by|on|at|in)\b",
    r"share (?:this|on|via)\b|share\s*(?::|$)|(?:print|email|tweet) this\b",
    r"(?:follow (?:us|me|@\w+|\w+(?: \w+)?)|like us) on\b",
    r"join (?:us on|our (?:newsletter|channel|telegram|whatsapp))\b",
    r"(?:story|article) continues (?:below|after)",
    r"advert(?:isement)?s?\s*(?:$|[:–—-])|sponsored(?: content| post| by)?\s*(?::|$)",
    r"copyright\s*(?:©|\(c\)|\d{4}|notice|(?-i:[A-Z]).{0,80}$)|©|\(c\) \d{4}",
    r"(?:filed under|tags?|topics|categories|keywords|posted in)\s*:",
    r"(?:support|help fund) (?:our|independent|quality) (?:journalism|work|reporting)",
    r"(?:we use|this (?:web)?site uses) cookies",
    r"(?:terms of (?:use|service)|privacy policy)\b.{0,40}$",
    r"(?:all )?comments (?:are|have been) (?:moderated|closed|disabled)",
)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)

_CAPTION = _anyone_of(
    r"!\[",  # a picture in Markdown
    r"\(?(?:file |stock |ap |afp |reuters |handout )?"
    r"(?:photos?|photographs?|images?|pictures?|pictured|video|illustration|graphic|caption|map)"
    r"(?: (?:credit|courtesy|caption|source)s?(?: (?:of|by))?)?\s*[:/©]",
    r"\(?(?:photo|photograph|image|picture|illustration)s? (?:by|courtesy|credit)\b",
)
_CREDIT = _anyone_of(
    r"(?:^|[/|©]|\bvia\b)\s?(?:getty(?: images)?|shutterstock|alamy(?: stock photo)?|istock|unsplash|wikimedia commons)"
    r"(?: via \w+)?\)?$",
    r"(?:[/|©]|\bvia\b)\s?(?:afp|ap|associated press|reuters|epa(?:-efe)?|bloomberg|pa(?: wire| images| media)?"
    r"|tass|xinhua|anadolu(?: agency)?|nurphoto|zuma(?: press)?)(?: via getty(?: images)?)?\)?$",
)
_CREDITED = re.compile(
    r"\((?:[A-Z][\w.]{0,20} ){0,3}(?i:photo|image|picture|handout|illustration|file photo)s?"
    r"(?:\)|\s?(?:/|:|(?:by|via|courtesy|credit)\b)[^()]{0,120}\))\.?$"
)

_COMMENTS = _anyone_of(
    r"(?:(?:view|show|read|see|load) )?(?:all )?(?:the )?(?:\d{1,6} |no )?(?:readers?[’']? |user |your |more )?"
    r"comments?(?: section| below)?(?: ?[(\[]\d{1,6}[)\]])?",
    r"(?:leave|add|post|write|submit) (?:a |your )?(?:comment|reply|response)",
    r"\d{1,6} (?:responses?|replies|thoughts)(?: (?:to|on) .{0,150})?",
    r"(?:join|start) the (?:discussion|conversation|debate)",
    r"what do you think|have your say|what readers (?:say|think)|readers? (?:responses|reactions|letters)",
)


def is_boilerplate(line: str) -> bool:
    """Whether a line speaks for the site and not for the article."""
    return len(line) <= _LONGEST and bool(_BOILERPLATE.match(line.lstrip("*_[( ")) or _RESERVED.search(line))


def is_caption(line: str) -> bool:
    """Whether a line describes or credits a picture."""
    if len(line) > _LONGEST:
        return False
    bare = line.strip(_EMPHASIS)
    return bool(_CAPTION.match(bare) or _CREDIT.search(bare[-_CREDIT_TAIL:]) or _CREDITED.search(bare))


def is_comments_heading(line: str) -> bool:
    """Whether a line stands over what readers wrote ("3 comments", "Leave a comment")."""
    return len(line) <= _LONGEST and bool(_COMMENTS.fullmatch(line.strip("*_#:.!?… ")))
