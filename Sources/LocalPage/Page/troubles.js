/// What goes wrong with the program rather than with the problem: said above everything, until it goes well or is closed.
import { find } from "./markup.js";
import { sentence } from "./words.js";

/// The box that lies over the page.
export class Troubles {
  constructor() {
    // The last word about each thing.
    this.reasons = new Map();
    find("trouble-close").addEventListener("click", () => {
      this.reasons.clear();
      this.#show();
    });
  }

  /// Whoever tells of one thing: what it says replaces what it said before, and null takes that back.
  teller(about) {
    return (reason) => {
      if (reason) this.reasons.set(about, sentence(reason));
      else this.reasons.delete(about);
      this.#show();
    };
  }

  /// The same reason is said once; the same words again are no news.
  #show() {
    const words = [...new Set(this.reasons.values())].join(" ");
    if (find("trouble-words").textContent !== words) find("trouble-words").textContent = words;
    find("trouble").hidden = !words;
  }
}
