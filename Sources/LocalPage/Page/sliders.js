/// Sliders for the numbers that stand in the file. A slider writes its number into the text and changes nothing else, so
/// comments stay, and undo brings back what stood there.
import { find, make } from "./markup.js";
import { Places } from "./places.js";
import { plainNumber } from "./words.js";

/// Parts of the file in plain words; others are called as they are written.
const parts = { time: "Time", deadline: "Deadline", budgets: "Budgets", pools: "Pools", chunks: "Chunks of work",
  worlds: "Worlds", grants: "Grants", information: "Information", uncertainty: "Uncertainty" };

/// How many rows are in sight before anybody opens a fold.
const inSight = 8;
/// How many of one part of the file have a slider.
const most = 200;

/// The folds with their sliders.
export class Sliders {
  /// - editor: where the numbers stand.
  /// - released: called when a number has been set.
  constructor(editor, released) {
    this.editor = editor;
    this.released = released;
    this.root = find("sliders");
    // In the order of the file, each with its slider once that has been looked at.
    this.rows = [];
    // Which are open, by hand.
    this.folds = new Map();
  }

  /// The numbers of a text that was checked. While a file is wrong none may be known: those on the page stay usable as
  /// long as they stand where they stood, since a slider may have made the mistake and can mend it.
  show(numbers, isSound) {
    if (!numbers.length && !isSound) return this.#refresh();
    const places = new Places(this.editor.text);
    // A step such as 0.020000000000000004 is meant to be 0.02.
    const found = numbers.map((number) => ({
      ...number, step: Number(number.step.toPrecision(12)), ...places.range(number),
    }));
    const isSame = found.length === this.rows.length && found.every((one, index) => one.path === this.rows[index].path);
    if (isSame) found.forEach((one, index) => this.#update(this.rows[index], one));
    else this.#build(found);
    find("numbers").hidden = !this.rows.length;
    this.#refresh();
  }

  /// The text has changed: numbers behind the change have moved, and the one within it reads otherwise.
  follow(change) {
    for (const row of this.rows) Object.assign(row, change.moved(row));
  }

  /// Folds anew, in the order of the file; they stay open or closed, and the focus where it was.
  #build(numbers) {
    const focused = document.activeElement?.closest?.("#sliders label")?.dataset.path;
    let shown = 0;
    // Nobody can let go of a slider that is not there any more.
    for (const row of this.rows) this.#set(row);
    this.rows = numbers;
    const folds = [...Map.groupBy(numbers, (row) => row.path.split("/")[1])].map(([name, rows]) => {
      shown += rows.length;
      return this.#fold(name, rows, this.folds.get(name) ?? shown <= inSight);
    });
    this.root.replaceChildren(...folds);
    find("numbers").scrollTop = 0;
    this.rows.find((row) => row.path === focused)?.input?.focus({ preventScroll: true });
  }

  /// A part of the file. Its sliders are made when it is opened: there may be thousands of numbers.
  #fold(name, rows, isOpen) {
    const fold = make("details", { open: isOpen }, make("summary", {}, parts[name] ?? name, " ",
      make("span", { className: "quiet" }, `${rows.length}`)));
    fold.dataset.part = name;
    const fill = () => {
      if (!fold.open || fold.children.length > 1) return;
      fold.append(...rows.slice(0, most).map((row) => this.#label(row)));
      if (rows.length > most) fold.append(make("p", { className: "quiet" }, `${rows.length - most} more are in the text.`));
    };
    fill();
    fold.addEventListener("toggle", () => { this.folds.set(name, fold.open); fill(); });
    return fold;
  }

  /// What a number is, a slider, and the number as it is written.
  #label(row) {
    const input = make("input", { type: "range", min: row.least, max: row.most, step: row.step });
    const output = make("output", {});
    const label = make("label", {}, make("span", { className: "what" }, row.name), input, output);
    label.dataset.path = row.path;
    Object.assign(row, { input, output });
    this.#update(row, row);
    // Keys repeat: the number is set when the key is let go, or when the focus goes elsewhere.
    input.addEventListener("keydown", (event) => { row.isHeld = true; this.#recall(event); });
    input.addEventListener("input", () => this.#move(row));
    input.addEventListener("change", () => { if (!row.isHeld) this.#set(row); });
    for (const kind of ["keyup", "blur"]) input.addEventListener(kind, () => { row.isHeld = false; this.#set(row); });
    return label;
  }

  /// The number as a check found it. The ends of a slider in use stay where they are.
  #update(row, number) {
    Object.assign(row, number);
    if (!row.input) return;
    if (document.activeElement !== row.input) {
      Object.assign(row.input, { min: number.least, max: number.most, step: number.step });
    }
    if (row.input.valueAsNumber !== number.value) row.input.value = number.value;
    this.#say(row);
  }

  /// The number in words.
  #say(row) {
    row.output.textContent = row.text;
    row.input.setAttribute("aria-valuetext", row.text);
  }

  /// Shows the number that a slider is at in the text, as long as the slider is held.
  #move(row) {
    if (!this.#stands(row)) return this.#refresh();
    const words = plainNumber(row.input.value, row.step) + row.suffix;
    if (words === row.text) return;
    row.before ??= row.text;
    this.editor.preview(row, words);
    Object.assign(row, { text: words, end: row.start + words.length });
    this.#say(row);
    this.editor.mark([...this.editor.marks.filter((mark) => mark.kind !== "moved"),
      { kind: "moved", start: row.start, end: row.end }]);
  }

  /// The slider has been let go: its number is written for good, as one step of undo.
  #set(row) {
    if (row.before === undefined) return;
    const { before } = row;
    // The focus goes to the text and comes back meanwhile.
    row.before = undefined;
    if (before !== row.text) this.editor.replace({ start: row.start, end: row.start + before.length }, row.text);
    this.released();
  }

  /// Undo and redo work from a slider as they do in the text.
  #recall(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.editor.undo();
    else if (key === "y" || key === "z") this.editor.redo();
    else return;
    event.preventDefault();
  }

  /// Whether a row's number is still where the row believes it.
  #stands(row) { return this.editor.text.slice(row.start, row.end) === row.text; }

  /// Sliders whose numbers are gone cannot be moved until the next check.
  #refresh() {
    for (const row of this.rows) {
      if (row.input) row.input.disabled = !this.#stands(row);
    }
  }
}
