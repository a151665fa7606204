// The ledger beside an article follows the reading: what is in view is marked in it, and an entry lights up its words.
import { MENDING, mendBeside, mendedIn } from "./mending.js";

const text = document.getElementById("text");
const ledger = document.getElementById("ledger");

if (text && ledger) {
  lightUp(ledger, text);
  follow(ledger, text);
  mendBeside(ledger, text);
}
for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("change", () => form.requestSubmit());
}

/**
 * Hovering over an entry, or being in it with the keyboard, lights up its words; hovering over words, their entries.
 * While one is being corrected, its words alone are lit.
 */
function lightUp(aside, article) {
  for (const entry of aside.querySelectorAll("[data-lights]")) {
    const words = article.getElementsByClassName(entry.dataset.lights);
    const light = entry.dataset.lights.startsWith("o") ? "lit-own" : "lit";
    const set = (on) => {
      for (const each of words) each.classList.toggle(light, on);
    };
    const settle = () => {
      const mended = mendedIn(aside);
      set(mended ? entry === mended : entry.matches(":hover, :focus-within"));
    };
    aside.addEventListener(MENDING, settle);
    for (const event of ["mouseenter", "mouseleave", "focusin"]) entry.addEventListener(event, settle);
    entry.addEventListener("focusout", () => setTimeout(settle));
    for (const each of words) {
      each.addEventListener("mouseenter", () => mendedIn(aside) || entry.classList.add("lit"));
      each.addEventListener("mouseleave", () => entry.classList.remove("lit"));
    }
  }
  const arrived = () => {
    for (const lit of article.querySelectorAll(".lit")) lit.classList.remove("lit");
    const [, kind, number] = /^#([at])(\d+)$/.exec(location.hash) ?? [];
    if (kind) for (const each of article.getElementsByClassName(`n${number}`)) each.classList.add("lit");
  };
  addEventListener("hashchange", arrived);
  arrived();
}

/**
 * The entry of the first attribution in the upper half of the window is the current one, and kept in sight: unless one
 * came for another, and has not moved since, or one is being corrected.
 */
function follow(aside, article) {
  const places = [...article.querySelectorAll(".anchor[id^=t]")];
  let waiting = false;
  let current = null;
  let sought = soughtIn(article);
  const settle = () => {
    waiting = false;
    const mended = mendedIn(aside);
    const entry = mended ?? document.getElementById(`a${(sought ?? inView(places))?.id.slice(1)}`);
    if (entry === current) return;
    current?.classList.remove("current");
    current = entry;
    if (!entry) return;
    entry.classList.add("current");
    if (!mended && aside.scrollHeight > aside.clientHeight && !aside.matches(":hover, :focus-within")) {
      aside.scrollTo({ top: entry.offsetTop - aside.clientHeight / 4 });
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(settle);
    waiting = true;
  };
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(act, () => (sought = null), { passive: true });
  }
  addEventListener("hashchange", () => {
    sought = soughtIn(article);
    soon();
  });
  aside.addEventListener(MENDING, soon);
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  soon();
}

/** The place in the text that the address of the page names, or whose entry it names. */
function soughtIn(article) {
  const [, number] = /^#[at](\d+)$/.exec(location.hash) ?? [];
  return number ? article.querySelector(`#t${number}`) : null;
}

function inView(places) {
  const seen = places.map((place) => [place, place.getBoundingClientRect().top]);
  const below = seen.find(([, top]) => top >= 70);
  if (below && below[1] < innerHeight / 2) return below[0];
  return seen.filter(([, top]) => top < 70).at(-1)?.[0] ?? below?.[0];
}
