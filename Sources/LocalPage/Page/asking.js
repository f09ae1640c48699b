/// Questions to the program behind the page. An answer comes in lines, each an object with one key; the request's life is
/// the life of the work: whoever ends it ends the work.

/// Milliseconds without a sign of life, of which there is one each second, until nobody is believed to be there.
const silence = 10_000;

/// Why there is no answer, as a sentence.
export class NoAnswer extends Error {}

const gone = "The program behind this page does not answer: it has ended, or was stopped. Nothing is lost: the text is here, and "
  + "Save keeps it. Start “sidereal serve” again and open the address that it prints.";

/// What comes on the way to an answer.
const passing = new Set(["alive", "waiting", "stage", "progress"]);

/// Asks, and gives the last line as [key, value].
///
/// - heard: called with the key and value of each line before it.
/// - signal: ends the question; then the result is null.
export async function ask(route, question, { heard = () => {}, signal } = {}) {
  const watch = new Watch(signal);
  try {
    const response = await fetch(route, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question), signal: watch.signal,
    });
    if (!response.ok) throw new NoAnswer(await refusal(response));
    for await (const [key, value] of lines(response)) {
      watch.begin();
      if (passing.has(key)) heard(key, value);
      else return [key, value];
    }
  } catch (error) {
    if (signal?.aborted) return null;
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer(gone);
  } finally {
    watch.end();
  }
  if (signal?.aborted) return null;
  throw new NoAnswer("The answer broke off. Please ask again.");
}

/// What the page begins with.
export async function start() {
  try {
    const response = await fetch("start");
    if (!response.ok) throw new NoAnswer(await refusal(response));
    return await response.json();
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(gone);
  }
}

/// Ends a question after too long a silence, or when it is told to.
class Watch {
  constructor(signal) {
    this.ending = new AbortController();
    this.signal = signal ? AbortSignal.any([signal, this.ending.signal]) : this.ending.signal;
    this.begin();
  }

  /// Something was heard.
  begin() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ending.abort(), silence);
  }

  /// Nobody waits any more.
  end() { clearTimeout(this.timer); }
}

/// Why a question is not taken.
async function refusal(response) {
  const words = await response.json().then((body) => body.error, () => null);
  return words ?? `The program refused the question (${response.status}).`;
}

/// The lines of an answer, as [key, value], as they come.
async function* lines(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const parts = (rest + (value ?? "")).split("\n");
    rest = done ? "" : parts.pop();
    for (const part of parts) {
      if (part.trim()) yield Object.entries(JSON.parse(part))[0];
    }
    if (done) return;
  }
}
