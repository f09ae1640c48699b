/// The file on the page: opened, dropped, taken from the examples, saved, and kept over a reload.
import { choose, mayGo } from "./dialog.js";
import { download } from "./downloads.js";
import { choices } from "./welcome.js";
import { find } from "./markup.js";

/// Where this tab keeps the text: one place for each address, since each start of the program has its own.
const place = `sidereal ${location.pathname}`;

/// The head's buttons, and what the text was when it was last saved.
export class Files {
  /// - editor: what holds the text.
  /// - openedResult: called with the name and text of a result, which is no problem but an answer.
  constructor({ editor, openedResult }) {
    Object.assign(this, { editor, openedResult });
    this.name = "problem.yaml";
    this.saved = "";
    this.examples = [];
    find("examples").addEventListener("click", () => this.chooseExample());
    find("open").addEventListener("click", () => find("file").click());
    find("save").addEventListener("click", () => this.save());
    find("file").addEventListener("change", () => this.#take(find("file").files));
    addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
    addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.#take(event.dataTransfer.files);
    });
    addEventListener("beforeunload", (event) => { if (this.isEdited) event.preventDefault(); });
  }

  /// What is asked about.
  get question() { return { name: this.name, text: this.editor.text }; }

  /// Whether something would be lost with the tab.
  get isEdited() { return this.editor.text !== this.saved; }

  /// What the page begins with: what a reload interrupted, else the file that the program was started with, else the first
  /// example.
  begin({ file, examples }) {
    this.examples = examples;
    const first = this.#kept() ?? file ?? examples[0];
    if (first) this.put(first.name, first.text, first.saved);
    if (first?.ends) this.ends = first.ends;
  }

  /// What a reload interrupted; null where there is nothing, or where the browser keeps nothing.
  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(place));
    } catch {
      return null;
    }
  }

  /// Another file; nothing of it is unsaved, unless it is told what was saved last.
  put(name, text, saved) {
    this.name = name;
    find("name").textContent = name;
    // Until a check has found a title.
    find("title").textContent = name;
    // The text area has line feeds alone; a file gets back what it had.
    this.ends = text.includes("\r\n") ? "\r\n" : "\n";
    this.editor.load(text);
    // Ends of lines are those of the text area.
    this.saved = saved ?? this.editor.text;
    this.keep();
  }

  /// Remembers the text for a reload; a browser may have no room for a long one.
  keep() {
    find("edited").hidden = !this.isEdited;
    try {
      sessionStorage.setItem(place, JSON.stringify({ ...this.question, saved: this.saved, ends: this.ends }));
    } catch {
      // Better no text than an old one.
      try { sessionStorage.removeItem(place); } catch { /* There is no store at all. */ }
    }
  }

  /// A download of the text.
  save() {
    download(this.name, this.editor.text.replaceAll("\n", this.ends), "application/yaml");
    this.saved = this.editor.text;
    this.keep();
  }

  /// One of the examples, by title.
  async chooseExample() {
    const list = (close) => [choices(this.examples, close)];
    const example = await choose("Examples", list, [["Close", null]]);
    if (example) await this.openExample(example);
  }

  /// Puts an example on the page.
  async openExample(example) {
    if (!this.isEdited || await mayGo(this.name)) this.put(example.name, example.text);
  }

  /// A file of the user's own: a problem, or a result that was saved here or by the command.
  async #take([file]) {
    if (!file) return;
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch {
      return choose(file.name, () => ["It is not UTF-8 text, or cannot be read: save it as UTF-8."], [["Close", null]]);
    } finally {
      find("file").value = "";
    }
    if (isResult(text)) return this.openedResult(file.name, text);
    if (!this.isEdited || await mayGo(this.name)) this.put(file.name, text);
  }
}

/// Whether what is dragged is a file rather than words of the page.
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

/// Whether a text is what a command of the program printed with --json.
function isResult(text) {
  if (!text.trimStart().startsWith("{")) return false;
  try {
    return "sidereal" in JSON.parse(text);
  } catch {
    return false;
  }
}
