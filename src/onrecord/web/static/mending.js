// Correcting an attribution beside the text: its form is fetched into its entry, and what is selected in the article
// becomes a role's words. Without this the same form stands on a page of its own, and the words are typed.
import { selectedSpan } from "./selecting.js";

const NOTHING = "nothing is selected";

/** What a ledger is told when a form was opened in it, or closed. */
export const MENDING = "mending";

/** The entry of a ledger that is being corrected, if one is. */
export function mendedIn(ledger) {
  return ledger.querySelector("li:has(form.mending)");
}

/** Let the "correct" links of a ledger open their form in place. */
export function mendBeside(ledger, text) {
  ledger.addEventListener("click", async (event) => {
    const link = event.target.closest("a.mend");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const entry = link.closest("li");
    const open = entry.querySelector("form.mending");
    if (open) {
      open.remove();
      ledger.dispatchEvent(new Event(MENDING));
      return;
    }
    const form = await fetchForm(link.href);
    if (!form) {
      location.assign(link.href);
      return;
    }
    form.querySelector("[name=to]").value = "article";
    link.closest("p").after(form);
    mend(form, text);
    ledger.dispatchEvent(new Event(MENDING));
    form.querySelector("textarea")?.focus({ preventScroll: true });
    showFoot(form, ledger);
  });
}

/** Where the ledger scrolls by itself and its end is out of the window, bring in what sends the form. */
function showFoot(form, ledger) {
  const below = form.querySelector(".signed").getBoundingClientRect().bottom - innerHeight;
  if (ledger.scrollHeight > ledger.clientHeight && below > 0) scrollBy({ top: below + 8 });
}

async function fetchForm(address) {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = page.querySelector("form.mending");
    return form && document.adoptNode(form);
  } catch {
    return null;
  }
}

/** Let what is selected in `text` fill the roles of a form. */
export function mend(form, text) {
  let selected = null;
  const choice = form.querySelector(".by-selection");
  const told = form.querySelector(".selected");
  choice.hidden = false;
  warnBeforeLeaving(form);
  document.addEventListener("selectionchange", () => {
    const span = selectedSpan(document.getSelection(), text);
    if (!span) return;
    selected = span;
    told.textContent = span.words;
    for (const button of choice.querySelectorAll("button")) button.disabled = false;
  });
  choice.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !selected) return;
    take(form, button.value, selected, button.dataset.further !== undefined);
    // What stays selected is dragged along by the next drag over it, which means to select anew.
    document.getSelection().removeAllRanges();
    selected = null;
    told.textContent = NOTHING;
    for (const each of choice.querySelectorAll("button")) each.disabled = true;
  });
  form.addEventListener("input", (event) => {
    const role = event.target.dataset?.role;
    if (!role) return;
    form.elements[`${role}_at`].value = "";
    event.target.dataset.at = "";
  });
}

/** Have the browser ask before a page is left on which a form is filled in and not sent. */
function warnBeforeLeaving(form) {
  let isFilled = form.querySelector(".wrong") !== null;
  form.addEventListener("input", () => (isFilled = true));
  form.addEventListener("click", (event) => (isFilled ||= event.target.closest(".by-selection button") !== null));
  form.addEventListener("submit", () => (isFilled = false));
  addEventListener("beforeunload", (event) => {
    if (isFilled && form.isConnected) event.preventDefault();
  });
}

/** Set a role to what was selected, or add that to it. Words that were typed stay words: they are looked for. */
function take(form, role, span, further) {
  const words = form.elements[role];
  const at = form.elements[`${role}_at`];
  const kept = further ? at.value || words.dataset.at : "";
  const typed = further && !kept && words.value.trim() !== "";
  at.value = typed ? "" : [kept, `${span.start}:${span.end}`].filter(Boolean).join(" ");
  words.value = [further ? words.value.trim() : "", span.words].filter(Boolean).join("\n");
  words.classList.add("set");
}
