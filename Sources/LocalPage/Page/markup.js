/// Elements of the page, found and made.

/// The element with an id; the page has every one that is asked for.
export const find = (id) => document.getElementById(id);

/// A new element with properties, then what belongs into it. Texts stay texts: no word of a user's becomes markup.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}
