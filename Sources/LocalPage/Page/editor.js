/// The editor: a text area, and behind it a sheet of the same font that carries marks only. So undo, input methods and
/// screen readers work as the browser has them.
import { find, make } from "./markup.js";
import { Change, Places } from "./places.js";

/// Pixels that stay free beside what is brought into sight.
const margin = 48;

/// The text of the problem, wherever it is changed from.
export class Editor {
  /// - changed: called after every change of the text, whoever made it, with what changed.
  constructor(changed) {
    this.area = find("text");
    this.sheet = find("marks");
    this.gutter = find("lines");
    this.changed = changed;
    // What everybody reads; while a slider is held it is ahead of the text area.
    this.text = "";
    this.marks = [];
    this.area.addEventListener("input", () => this.#note());
    this.area.addEventListener("scroll", () => this.#follow());
    this.area.addEventListener("keydown", (event) => this.#indent(event));
    this.#draw();
  }

  /// Another file: its text cannot be undone into the one before.
  load(text) {
    this.area.value = text;
    this.area.setSelectionRange(0, 0);
    this.area.scrollTo(0, 0);
    this.marks = [];
    this.#note(true);
  }

  /// Shows the text with other words in a place, as long as a slider is held: for a moment the sheet shows it in place of the
  /// text area, whose focus and undo are left alone.
  preview({ start, end }, words) {
    this.#set(this.text.slice(0, start) + words + this.text.slice(end));
  }

  /// Writes words over a part of the text as it was before any preview, as if they were typed: so one undo brings back what
  /// stood there.
  ///
  /// The browser writes where the focus is; it is lent to the text area, and nothing scrolls but the text in it.
  replace({ start, end }, words) {
    this.#lend(() => {
      this.area.setSelectionRange(start, end);
      if (!document.execCommand("insertText", false, words)) this.area.setRangeText(words, start, end, "end");
    });
  }

  /// Takes the last edit back.
  undo() { this.#lend(() => document.execCommand("undo")); }

  /// The same the other way.
  redo() { this.#lend(() => document.execCommand("redo")); }

  /// Puts marks under parts of the text: `kind` is error, warning or moved.
  mark(marks) {
    this.marks = marks.toSorted((one, other) => one.start - other.start || one.end - other.end);
    this.area.setAttribute("aria-invalid", String(marks.some((mark) => mark.kind === "error")));
    this.#draw();
  }

  /// Puts the cursor at a place and brings it into sight.
  go({ start, end }) {
    this.area.focus();
    this.area.setSelectionRange(start, end);
    // The sheet has the same signs in the same places.
    const spot = this.marks.find((mark) => mark.start === start)?.element;
    if (spot) {
      this.area.scrollTop = spot.offsetTop - this.area.clientHeight / 2;
      const right = spot.offsetLeft + spot.offsetWidth + margin - this.area.clientWidth;
      this.area.scrollLeft = Math.min(right, spot.offsetLeft - margin);
    }
    this.#follow();
  }

  /// A new line begins below where the one before began, as YAML wants it.
  #indent(event) {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const start = this.area.selectionStart;
    const room = this.text.slice(this.text.lastIndexOf("\n", start - 1) + 1, start).match(/^ */)[0];
    if (room && document.execCommand("insertText", false, `\n${room}`)) event.preventDefault();
  }

  /// Does something with the focus in the text area, without a move that anybody sees; told as one change.
  #lend(work) {
    const owner = document.activeElement;
    // The browser brings the cursor into sight, and the page with it.
    const column = find("problem");
    const [left, top, inner] = [scrollX, scrollY, column.scrollTop];
    this.isLent = true;
    this.area.focus({ preventScroll: true });
    work();
    if (owner && owner !== document.body) owner.focus({ preventScroll: true });
    this.isLent = false;
    column.scrollTop = inner;
    scrollTo({ left, top, behavior: "instant" });
    this.#note();
  }

  /// Takes over what the text area holds now.
  #note(isNew = false) {
    if (this.isLent) return;
    if (isNew || this.area.value !== this.text) this.#set(this.area.value);
    else if (this.isPreview) this.#draw();
  }

  /// Another text.
  #set(text) {
    const change = new Change(this.text, text);
    this.text = text;
    // Until the next check, marks stay with what they were about.
    this.marks = this.marks.map((mark) => ({ ...mark, ...change.moved(mark) }));
    this.#draw();
    this.changed(change);
  }

  /// Draws the sheet and the numbers of lines.
  #draw() {
    const places = new Places(this.text);
    this.lineCount = places.starts.length;
    this.isPreview = this.text !== this.area.value;
    this.area.parentElement.classList.toggle("preview", this.isPreview);
    this.sheet.replaceChildren(...this.#pieces());
    const wrong = new Map();
    for (const mark of this.marks) {
      if (mark.kind === "moved") continue;
      const line = this.text.slice(0, mark.start).split("\n").length;
      if (wrong.get(line) !== "error") wrong.set(line, mark.kind);
    }
    // A long column of numbers is drawn anew only where it is another.
    const state = [this.lineCount, ...wrong].join();
    if (state !== this.drawn || this.#hasOddBreaks()) this.gutter.replaceChildren(...this.#numbers(places, wrong));
    this.drawn = state;
    this.#follow();
  }

  /// The marks, and before each as much of its line as holds it in its place; of other lines their ends alone, unless the
  /// sheet is what is seen.
  #pieces() {
    const pieces = [];
    let end = 0;
    for (const mark of this.marks) {
      // One of several mistakes in a place is enough to mark it.
      if (mark.start < end) continue;
      const between = this.text.slice(end, mark.start);
      const line = between.lastIndexOf("\n") + 1;
      const above = between.slice(0, line);
      pieces.push(this.isPreview ? between : "\n".repeat(above.split("\n").length - 1) + between.slice(line));
      const covered = this.text.slice(mark.start, mark.end).split("\n")[0];
      // At the end of a line there is nothing to underline but the room behind it.
      mark.element = make("mark", { className: mark.kind }, covered || "\u00a0");
      pieces.push(mark.element);
      end = mark.start + covered.length;
    }
    if (this.isPreview) pieces.push(this.text.slice(end));
    return pieces;
  }

  /// Whether lines end where the text area shows no end.
  #hasOddBreaks() { return /[\u0085\u2028\u2029]/.test(this.text); }

  /// Numbers of lines as diagnostics count them: the rows of a text area end at line feeds only.
  #numbers(places, wrong) {
    const pieces = [];
    let plain = "";
    let row = 0;
    places.starts.forEach((start, index) => {
      if (start > 0 && this.text[start - 1] !== "\n") return;
      row += 1;
      const kind = wrong.get(row);
      if (kind) {
        pieces.push(plain, make("b", { className: kind }, `${index + 1}`), "\n");
        plain = "";
      } else plain += `${index + 1}\n`;
    });
    return [...pieces, plain];
  }

  /// Sheet and numbers stand where the text area has been scrolled to.
  #follow() {
    this.sheet.style.transform = `translate(${-this.area.scrollLeft}px, ${-this.area.scrollTop}px)`;
    this.gutter.scrollTop = this.area.scrollTop;
  }
}
