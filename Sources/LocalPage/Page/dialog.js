/// Questions of the page to its user, one at a time.
import { find, make } from "./markup.js";

/// Shows a dialog, and gives the value of the button that closed it; null for none, as after Escape.
export function choose(title, body, buttons) {
  const dialog = find("dialog");
  return new Promise((resolve) => {
    const close = (value) => { resolve(value); dialog.close(); };
    find("dialog-title").textContent = title;
    find("dialog-body").replaceChildren(...body(close));
    find("dialog-buttons").replaceChildren(...buttons.map(([words, value, isPrimary]) => {
      const button = make("button", { type: "button", className: isPrimary ? "primary" : "" }, words);
      button.addEventListener("click", () => close(value));
      return button;
    }));
    // The word that the one before is closed may come when this one is open.
    dialog.onclose = () => { if (!dialog.open) resolve(null); };
    // The browser keeps the focus inside, and gives it back.
    dialog.showModal();
  });
}

/// Whether changes that are not saved may go.
export async function mayGo(name) {
  const words = make("p", {}, `The changes to ${name} are not saved. Another file takes their place.`);
  return await choose("Leave these changes?", () => [words], [["Keep editing", false, true], ["Leave them", true]]) === true;
}
