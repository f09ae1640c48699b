/// What stands where answers will be, as long as there is none.
import { find, make } from "./markup.js";

/// Says what the page does, and offers the examples.
///
/// - open: puts an example on the page.
export function welcome({ version, examples }, open) {
  const parts = [
    make("h2", {}, "Who should work on what?"),
    make("p", {}, "Write down the research that is needed, the people there are, and when time may run out. "
      + "Sidereal finds the allocation with the best chance that everything is finished in time, and proves that no other does better."),
    make("p", {}, "Mistakes are marked while you type. Numbers of the file have sliders. Solve, or press Ctrl+Enter; pin an answer, "
      + "change the file, and the next answer stands beside it."),
  ];
  if (examples.length) parts.push(make("h3", {}, "Begin with an example"), choices(examples, open));
  parts.push(make("p", { className: "quiet" }, `Sidereal ${version} works on this computer alone: nothing leaves it.`));
  find("answer").replaceChildren(make("div", { className: "welcome" }, ...parts));
}

/// The examples as a list of buttons.
export function choices(examples, take) {
  return make("ul", { className: "choices" }, ...examples.map((example) => {
    const button = make("button", { type: "button" }, make("span", {}, example.title || example.name), " ",
      make("span", { className: "quiet" }, example.name));
    button.addEventListener("click", () => take(example));
    return make("li", {}, button);
  }));
}
