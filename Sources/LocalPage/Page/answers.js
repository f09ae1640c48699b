/// The answers on the page: the newest of each kind is kept, one is shown; a pinned one stands beside later ones.
import { ask } from "./asking.js";
import { find, make } from "./markup.js";
import { percent } from "./words.js";

/// The kinds of answers, as they are called above them.
const kinds = { solve: "The plan", ladder: "Knowing more", value: "Having more" };

/// The right column, once there is an answer.
export class Answers {
  /// - failed: told why two answers cannot be compared; null when they can.
  constructor(failed) {
    this.failed = failed;
    this.kept = new Map();
    this.place = find("answer");
    find("pin").addEventListener("click", () => this.pin());
    find("unpin").addEventListener("click", () => this.unpin());
  }

  /// A new answer: `{kind, result, html, name, text}`, the last two of the file it is about.
  async add(answer) {
    // Of ladders there is no one chance.
    answer.chance = JSON.parse(answer.result).chance ?? null;
    this.kept.set(answer.kind, answer);
    await this.show(answer.kind);
  }

  /// Shows the answer of a kind, beside the pinned one where that is of the same kind.
  async show(kind) {
    const answer = this.kept.get(kind);
    this.shown = answer;
    const html = await this.#markup(answer);
    // A later one may have come meanwhile.
    if (this.shown !== answer) return;
    this.place.innerHTML = html;
    this.#bar();
  }

  /// Whether the answer shown stands beside the pinned one.
  get isComparison() {
    return this.pinned?.kind === this.shown?.kind && this.pinned !== this.shown;
  }

  /// The results in what is shown, for a report of them.
  get results() {
    const shown = { name: this.shown.name, text: this.shown.result };
    if (this.isComparison) return [{ name: "pinned", text: this.pinned.result }, { name: "new", text: shown.text }];
    const others = [...this.kept.values()].filter((one) => one !== this.shown && one.text === this.shown.text);
    return [shown, ...others.map((one) => ({ name: one.name, text: one.result }))];
  }

  /// Keeps the answer shown, to compare later ones with it.
  pin() {
    this.pinned = this.shown;
    this.show(this.shown.kind);
    find("unpin").focus();
  }

  /// Later answers stand alone again.
  unpin() {
    this.pinned = null;
    this.show(this.shown.kind);
    find("pin").focus();
  }

  /// Marks the answer as one about an earlier text, where the text is another now.
  compareText(text) {
    find("stale").hidden = !this.shown || this.shown.text === null || this.shown.text === text;
  }

  /// The answer alone, or the report of both.
  async #markup(answer) {
    this.failed(null);
    if (!this.isComparison) return answer.html;
    try {
      const [key, value] = await ask("report", { results: this.results, whole: false });
      if (key === "report") return value.html;
      this.failed(value.reason);
    } catch (error) {
      this.failed(error.message);
    }
    return answer.html;
  }

  /// What can be done with the answer shown, and the way to others.
  #bar() {
    find("answer-bar").hidden = false;
    find("pin").hidden = this.pinned?.kind === this.shown.kind;
    find("pinned").hidden = !this.pinned;
    if (this.pinned) find("pinned-words").textContent = this.#pinnedWords();
    // One kind needs no choice.
    const buttons = [...this.kept.keys()].map((kind) => {
      const button = make("button", { type: "button", "aria-pressed": String(kind === this.shown.kind) }, kinds[kind]);
      button.addEventListener("click", async () => {
        await this.show(kind);
        find("kinds").querySelector("[aria-pressed=true]")?.focus();
      });
      return button;
    });
    find("kinds").replaceChildren(...(buttons.length > 1 ? buttons : []));
  }

  /// What is pinned, and what will come of it.
  #pinnedWords() {
    const { kind, chance } = this.pinned;
    const what = kind === "solve" && chance !== null ? `Pinned: chance ${percent(chance)}.` : `Pinned: ${kinds[kind]}.`;
    if (this.isComparison) return `${what} A is the pinned answer, B the new one.`;
    return `${what} The next answer of this kind will stand beside it.`;
  }
}
