/// The list of errors and warnings below the editor: a way to each.
import { find, make } from "./markup.js";
import { Places } from "./places.js";
import { count, sentence } from "./words.js";

/// What is wrong, in the text and below it.
export class Diagnostics {
  /// - editor: where the mistakes are.
  constructor(editor) {
    this.editor = editor;
    this.list = find("diagnostics");
    this.verdict = find("verdict");
  }

  /// Shows what a check or a solve found, in the list and in the text; other marks stay in the text beside these.
  show({ diagnostics, omitted = 0 }, others) {
    // They are about the text as it is: whoever calls has made sure.
    const places = new Places(this.editor.text);
    const marks = diagnostics.map((one) => ({ kind: one.severity, ...places.range(one) }));
    this.editor.mark([...marks, ...others]);
    this.#sum(diagnostics, omitted);
    const items = diagnostics.map((one, index) => this.#item(one, marks[index]));
    if (omitted) items.push(make("li", { className: "quiet" }, `and ${omitted} more`));
    // The same list again is no news to those who listen to the page.
    const words = items.map((item) => item.textContent).join("\n");
    if (words !== this.words) this.list.replaceChildren(...items);
    else this.#refresh(marks);
    this.words = words;
  }

  /// Nobody could look.
  unknown() { this.verdict.textContent = "Not checked."; }

  /// How the file is, in a word.
  #sum(diagnostics, omitted) {
    const errors = diagnostics.filter((one) => one.severity === "error").length + omitted;
    const warnings = diagnostics.length - errors + omitted;
    const parts = [errors && count(errors, "error"), warnings && count(warnings, "warning")].filter(Boolean);
    const isEmpty = !this.editor.text.trim();
    const words = isEmpty ? "Nothing written yet." : parts.join(", ") || "No errors.";
    if (this.verdict.textContent !== words) this.verdict.textContent = words;
  }

  /// One mistake: where it is, what it is, what helps.
  #item(one, mark) {
    const button = make("button", { type: "button", className: one.severity },
      make("span", { className: "line" }, `Line ${one.line}`), " ",
      make("span", {}, `${one.severity === "error" ? "" : "Warning: "}${sentence(one.message)}`));
    if (one.help) button.append(" ", make("span", { className: "help" }, sentence(one.help)));
    button.addEventListener("click", () => this.editor.go(button.place));
    button.place = mark;
    return make("li", {}, button);
  }

  /// The list stays; places in the line may have moved.
  #refresh(marks) {
    this.list.querySelectorAll("button").forEach((button, index) => { button.place = marks[index]; });
  }
}
