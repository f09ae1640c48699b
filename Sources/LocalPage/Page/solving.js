/// One solve at a time: progress while it lasts, a way to end it, and what came of it. A new one ends the one before.
import { ask } from "./asking.js";
import { find } from "./markup.js";
import { percent } from "./words.js";

/// Milliseconds before anybody is told that there is work: a quick answer needs no word.
const patience = 500;
/// Solves shorter than so many milliseconds may follow every move of a slider.
const quick = 1000;

/// The buttons that ask, and the lines that say how far it is.
export class Solver {
  /// - question: the file as it is now.
  /// - answered, wrong, failed: told what came of it.
  constructor({ question, answered, wrong, failed }) {
    Object.assign(this, { question, answered, wrong, failed });
    for (const kind of ["solve", "ladder", "value"]) find(kind).addEventListener("click", () => this.run(kind));
    find("cancel").addEventListener("click", () => this.cancel());
    find("following").addEventListener("change", () => { this.isChosen = true; });
  }

  /// Whether something is being worked out.
  get isBusy() { return Boolean(this.ending); }

  /// Whether sliders start a solve when they are released.
  get follows() { return find("following").checked; }

  /// Works something out: solve, ladder or value.
  ///
  /// - isQuiet: nobody pressed a button; the page stays where it is.
  async run(kind, isQuiet = false) {
    this.ending?.abort();
    const ending = new AbortController();
    this.ending = ending;
    const began = performance.now();
    const file = this.question();
    this.#begin(began);
    try {
      const heard = (key, value) => { if (this.ending === ending) this.#hear(key, value); };
      const last = await ask(kind, { ...file, ...limits() }, { signal: ending.signal, heard });
      // Null: cancelled, or a later run has taken over.
      if (last === null || this.ending !== ending) return;
      await this.#tell(kind, file, last, isQuiet);
      if (kind === "solve") this.#learn(performance.now() - began);
    } catch (error) {
      if (this.ending === ending) this.failed(error.message);
    } finally {
      if (this.ending === ending) this.#end();
    }
  }

  /// Ends what is under way, and the work behind it.
  cancel() {
    if (!this.ending) return;
    const hadFocus = find("progress").contains(document.activeElement);
    this.ending.abort();
    this.#end();
    find("news").textContent = "Cancelled.";
    if (hadFocus) find("solve").focus();
  }

  /// What came last.
  async #tell(kind, file, [key, value], isQuiet) {
    if (key === "wrong") this.wrong(value, file, isQuiet);
    else if (key === "failed") this.failed(value.reason);
    else if (key === "answer") {
      await this.answered({ kind, name: file.name, text: file.text, ...value }, isQuiet);
    }
  }

  /// Solves follow the sliders as long as they are quick, unless somebody has said otherwise.
  #learn(milliseconds) {
    if (!this.isChosen) find("following").checked = milliseconds < quick;
  }

  /// Nothing is shown at first.
  #begin(began) {
    clearTimeout(this.timer);
    clearInterval(this.clock);
    find("news").textContent = "";
    this.failed(null);
    if (find("progress").hidden) this.timer = setTimeout(() => this.#reveal(), patience);
    this.#figures("Working", null);
    const tick = () => { find("clock").textContent = `${Math.floor((performance.now() - began) / 1000)} s`; };
    tick();
    this.clock = setInterval(tick, 1000);
  }

  /// Says that there is work.
  #reveal() {
    find("progress").hidden = false;
    find("news").textContent = "Working. Escape cancels.";
  }

  /// A line on the way.
  #hear(key, value) {
    if (key === "waiting") find("stage").textContent = "Waiting: two others are being worked out";
    if (key === "stage") find("stage").textContent = value.charAt(0).toUpperCase() + value.slice(1);
    if (key === "progress") this.#figures(null, value);
  }

  /// Chance and bound, as numbers and as a bar.
  #figures(stage, progress) {
    if (stage) find("stage").textContent = stage;
    find("figures").textContent = progress ? `chance ${percent(progress.chance)} · at most ${percent(progress.bound, true)}` : "";
    find("reached").style.width = `${(progress?.chance ?? 0) * 100}%`;
    find("limit").style.left = `${Math.min(1, progress?.bound ?? 1) * 100}%`;
  }

  /// Nothing is under way.
  #end() {
    this.ending = null;
    clearTimeout(this.timer);
    clearInterval(this.clock);
    find("progress").hidden = true;
  }
}

/// When to stop, where the fields say so.
function limits() {
  const [seconds, points] = [find("seconds"), find("points")].map((field) => field.checkValidity() ? field.valueAsNumber : NaN);
  return { ...(seconds > 0 && { timeLimit: seconds }), ...(points >= 0 && { gap: points / 100 }) };
}
