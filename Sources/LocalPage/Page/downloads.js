/// What leaves the page: files that the browser saves.
import { ask, NoAnswer } from "./asking.js";
import { make } from "./markup.js";

/// Saves a text under a name.
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: address, download: name }).click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/// Saves the result of an answer, as the command prints it with --json.
export function saveResult(answer) {
  download(`${stem(answer.name)}-${answer.kind}.json`, answer.result, "application/json");
}

/// Saves the report of results as one page that opens offline.
export async function saveReport(name, results) {
  const [key, value] = await ask("report", { results, whole: true });
  if (key !== "report") throw new NoAnswer(value.reason);
  download(`${stem(name)}-report.html`, value.html, "text/html");
}

/// A file's name without its ending.
const stem = (name) => name.replace(/\.[^.]*$/, "") || "problem";
