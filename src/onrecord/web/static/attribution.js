// On the page of one attribution: what is selected in its paragraphs becomes a role's words.
import { mend } from "./mending.js";

const form = document.querySelector("form.mending:not(.undoing)");
const text = document.getElementById("text");
if (form && text) mend(form, text);
