/// The page: wires its parts together. Each part is a file of one thing; none knows the others but through here.
import { Answers } from "./answers.js";
import { ask, start } from "./asking.js";
import { Checker } from "./checking.js";
import { Diagnostics } from "./diagnostics.js";
import { saveReport, saveResult } from "./downloads.js";
import { Editor } from "./editor.js";
import { Files } from "./files.js";
import { find } from "./markup.js";
import { Sliders } from "./sliders.js";
import { Solver } from "./solving.js";
import { Troubles } from "./troubles.js";
import { welcome } from "./welcome.js";
import { percent } from "./words.js";

// Each part is told whom to ask and whom to tell; the order is that of the need.
const troubles = new Troubles();
const tell = troubles.teller("files");
const editor = new Editor(follow);
const diagnostics = new Diagnostics(editor);
const answers = new Answers(troubles.teller("comparing"));
const files = new Files({ editor, openedResult });
const sliders = new Sliders(editor, () => { if (solver.follows) solver.run("solve", true); });
const checker = new Checker({ question: () => files.question, shown: showCheck, failed: tellCheck });
const tellUnchecked = troubles.teller("checking");
const solver = new Solver({ question: () => files.question, answered, wrong, failed: troubles.teller("solving") });

/// The text has changed, by whoever's hand.
function follow(change) {
  sliders.follow(change);
  files.keep();
  answers.compareText(editor.text);
  checker.check();
}

/// What a check found.
function showCheck(found) {
  find("title").textContent = found.title || (found.isSound ? files.name : find("title").textContent);
  document.title = `${find("title").textContent} – Sidereal`;
  // What a slider wrote is marked as long as the slider is used.
  const moved = document.activeElement?.type === "range" ? editor.marks.filter((mark) => mark.kind === "moved") : [];
  diagnostics.show(found, moved);
  sliders.show(found.numbers, found.isSound);
}

/// Why there was no check; null: there was one.
function tellCheck(reason) {
  tellUnchecked(reason);
  if (reason) diagnostics.unknown();
}

/// An answer has come; unless it followed a slider, whoever asked for it is taken to it where it is out of sight.
async function answered(answer, isQuiet) {
  await answers.add(answer);
  answers.compareText(editor.text);
  const { chance } = answers.shown;
  find("news").textContent = chance === null ? "The answer is here." : `The answer is here: chance ${percent(chance)}.`;
  // On a small screen the answer is below the problem.
  const place = find("result").getBoundingClientRect();
  if (!isQuiet && (place.top > innerHeight * 0.8 || place.bottom < 0)) find("result").scrollIntoView();
}

/// A solve found the file wrong; whoever asked for it is taken to the first error.
function wrong(found, file, isQuiet) {
  if (file.text === editor.text) diagnostics.show(found, []);
  find("news").textContent = "The problem has errors; they are listed below its text.";
  if (!isQuiet) find("diagnostics").querySelector("button")?.focus();
}

/// A result that was saved before is an answer again.
async function openedResult(name, text) {
  await attempt(async () => {
    const [key, value] = await ask("report", { results: [{ name, text }], whole: false });
    if (key !== "report") return tell(value.reason);
    const result = JSON.parse(text);
    const kind = "rungs" in result ? "ladder" : "values" in result ? "value" : "solve";
    await answered({ kind, result: text, html: value.html, name, text: null });
  });
}

/// Does something that asks the program, and says why where it fails.
async function attempt(work) {
  try {
    tell(null);
    await work();
  } catch (error) {
    tell(error.message);
  }
}

// The buttons of the answer shown.
find("save-result").addEventListener("click", () => saveResult(answers.shown));
find("save-report").addEventListener("click", () => attempt(() => saveReport(answers.shown.name, answers.results)));

// Keys that work everywhere but in a dialog.
addEventListener("keydown", (event) => {
  if (find("dialog").open) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    solver.run("solve");
  } else if (event.key === "Escape" && solver.isBusy) solver.cancel();
});

// The page begins; a program that is gone already is said like everything else.
await attempt(async () => {
  const given = await start();
  files.begin(given);
  // The file that the program was started with cannot be read.
  if (given.trouble) tell(given.trouble);
  welcome(given, (example) => files.openExample(example));
});
