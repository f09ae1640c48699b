/// Checks while the text is typed: at once when no check is under way, else as soon as that one ends, and then the newest
/// text only.
import { ask } from "./asking.js";

/// One check at a time.
export class Checker {
  /// - question: the file as it is now.
  /// - shown: told what was found, if it is about the text as it is now.
  /// - failed: told why there is no answer; null once there is one again.
  constructor({ question, shown, failed }) {
    Object.assign(this, { question, shown, failed });
    this.isBusy = false;
    this.isDue = false;
  }

  /// The text has changed.
  async check() {
    this.isDue = true;
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.isDue) {
      this.isDue = false;
      await this.#once();
    }
    this.isBusy = false;
  }

  /// One question and its answer.
  async #once() {
    const question = this.question();
    try {
      const [key, value] = await ask("check", question);
      this.failed(key === "failed" ? value.reason : null);
      if (key === "checked" && this.question().text === question.text) this.shown(value);
    } catch (error) {
      this.failed(error.message);
    }
  }
}
