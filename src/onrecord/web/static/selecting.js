// What is selected in an article → code points of its text.
//
// Every run of the article's text is an element that says at which code point it begins (`data-at`), so that only code
// units within one run are counted: a character outside the basic plane has two of them. A run that shows something in
// the place of one character (`data-instead`) is that character or nothing. What stands between runs, such as the
// numbers behind a mark, is no text of the article and never counts. A part of a word takes in the whole word.

// A letter of a script that sets words apart: where none are, the words that a letter is in are not to be seen.
const LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}]`;
const BEGINS_IN_WORD = new RegExp(`^${LETTER}`, "u");
const ENDS_IN_WORD = new RegExp(`${LETTER}$`, "u");
const WORD_BEFORE = new RegExp(`(?:${LETTER})+$`, "u");
const WORD_BEHIND = new RegExp(`^(?:${LETTER})+`, "u");

/** The span that is selected within `text`: {start, end, words}, or null for nothing. White space around it is left out. */
export function selectedSpan(selection, text) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const cut = [...text.querySelectorAll("[data-at]")]
    .filter((run) => range.intersectsNode(run))
    .map((run) => cutRun(run, range))
    .filter((part) => part.words.trim() !== "");
  if (cut.length === 0) return null;
  return { start: trimmedStart(cut[0]), end: trimmedEnd(cut.at(-1)), words: wordsOf(range, text) };
}

/** The part of a run that a range covers. */
function cutRun(run, range) {
  const content = run.textContent;
  const inside = document.createRange();
  inside.selectNodeContents(run);
  let from = 0;
  let to = content.length;
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) from = unitsBefore(run, range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) to = unitsBefore(run, range.endContainer, range.endOffset);
  if (isLow(content, from)) from -= 1;
  if (isLow(content, to)) to += 1;
  if (to > from) [from, to] = wholeWords(content, from, to);
  return { at: Number(run.dataset.at), content, from, to, instead: "instead" in run.dataset, words: content.slice(from, to) };
}

/** Code units of a run before a place in it. */
function unitsBefore(run, node, offset) {
  if (node.nodeType === Node.TEXT_NODE) return offset;
  return offset === 0 ? 0 : run.textContent.length;
}

/** The places that take in the words which the given ones part. */
function wholeWords(content, from, to) {
  const [before, behind] = [content.slice(0, from), content.slice(to)];
  const start = BEGINS_IN_WORD.test(content.slice(from)) ? (WORD_BEFORE.exec(before)?.[0].length ?? 0) : 0;
  const end = ENDS_IN_WORD.test(content.slice(0, to)) ? (WORD_BEHIND.exec(behind)?.[0].length ?? 0) : 0;
  return [from - start, to + end];
}

/** Whether a place would part the two halves of a character. */
function isLow(content, place) {
  const unit = content.charCodeAt(place);
  return place > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

function trimmedStart(part) {
  if (part.instead) return part.at;
  const skipped = part.words.length - part.words.trimStart().length;
  return part.at + codePoints(part.content.slice(0, part.from + skipped));
}

function trimmedEnd(part) {
  if (part.instead) return part.at + 1;
  return part.at + codePoints(part.content.slice(0, part.from + part.words.trimEnd().length));
}

function codePoints(words) {
  return [...words].length;
}

/** The words of a range without what is no text of the article, on one line. */
function wordsOf(range, text) {
  const runs = [...text.querySelectorAll("[data-at]")].filter((run) => range.intersectsNode(run));
  const words = runs.map((run, place) => (place > 0 && isApart(runs[place - 1], run) ? " " : "") + cutRun(run, range).words);
  return words.join("").replace(/\s+/g, " ").trim();
}

/** Whether two runs stand in different paragraphs. */
function isApart(one, other) {
  const block = "p, h1, h2";
  return one.closest(block) !== other.closest(block);
}
