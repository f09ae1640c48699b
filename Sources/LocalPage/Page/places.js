/// Places in a text: the lines and columns of diagnostics, and what an edit does to places behind it.

/// The line breaks of YAML 1.1, which the reader of problems counts by.
const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/// From lines and columns, both from 1, to offsets in a text as the browser counts them.
export class Places {
  constructor(text) {
    this.text = text;
    this.starts = [0];
    for (const match of text.matchAll(lineBreak)) this.starts.push(match.index + match[0].length);
  }

  /// Columns count in code points, offsets in UTF-16 units: a pictograph is one of those and two of these.
  offset(line, column) {
    const start = this.starts[Math.min(line, this.starts.length) - 1] ?? 0;
    return this.after(start, column - 1);
  }

  /// The offset so many code points behind another.
  after(start, points) {
    let offset = start;
    for (let point = 0; point < points && offset < this.text.length; point += 1) {
      offset += this.text.codePointAt(offset) > 0xffff ? 2 : 1;
    }
    return offset;
  }

  /// What a diagnostic or a number covers, as offsets.
  range({ line, column, length }) {
    const start = this.offset(line, column);
    return { start, end: this.after(start, length ?? 1) };
  }
}

/// One edit, seen from the texts before and after it: what lies between their common beginning and end.
export class Change {
  constructor(before, after) {
    // Two texts of one edit differ in one stretch.
    const least = Math.min(before.length, after.length);
    let start = 0;
    while (start < least && before[start] === after[start]) start += 1;
    let tail = 0;
    while (tail < least - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    this.start = start;
    this.end = before.length - tail;
    this.growth = after.length - before.length;
  }

  /// Where a range is after the edit: moved, or grown with what was written inside it.
  moved({ start, end }) {
    if (this.start >= start && this.end <= end) return { start, end: end + this.growth };
    if (this.end <= start) return { start: start + this.growth, end: end + this.growth };
    return { start, end };
  }
}
