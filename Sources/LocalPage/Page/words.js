/// Numbers as the report says them.

/// A share as a percentage: only 0 is "0 %" and only 1 is "100 %". A bound is rounded up, so that it claims no more than
/// is proven.
export function percent(share, isBound = false) {
  if (share <= 0) return "0\u00a0%";
  if (share >= 1) return "100\u00a0%";
  const value = share * 100;
  for (let digits = isBound ? 2 : 1; digits < 12; digits += 1) {
    const unit = 10 ** digits;
    const rounded = (isBound ? Math.ceil(value * unit) : Math.round(value * unit)) / unit;
    if (rounded > 0 && (rounded < 100 || isBound)) return `${rounded.toFixed(digits)}\u00a0%`;
  }
  return share > 0.5 ? "over 99.9\u00a0%" : "under 0.1\u00a0%";
}

/// "1 error", "3 errors".
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/// A number of the file without needless digits, on the grid of its slider.
export function plainNumber(value, step) {
  const digits = (String(step).split("e-")[1] ?? String(step).split(".")[1]?.length ?? 0);
  const text = Number(value).toFixed(Math.min(20, Number(digits)));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/// Words as a sentence: with an end, and with a capital unless they begin with the name of a file or the like.
export function sentence(words) {
  const text = /^[a-z]+[ ,]/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return /[.?!)]$/.test(text) ? text : `${text}.`;
}
