// What every page does with a script. Nothing here is needed to read, to check or to decide.
import { dropAnywhere } from "./drop.js";

dropAnywhere(document);
