import Files
import Foundation

/// A page with one table that its reader can sort: one file, nothing from elsewhere.
///
/// The order of the file is a good one without a script; a click on a title sorts by that column. The page says of itself, to
/// the browser, that it loads nothing and runs no script but its own, which is known by its digest.
package enum TablePage {
  /// - Parameters:
  ///   - title: also the heading.
  ///   - lead: a sentence above the table.
  package static func text(_ table: PlainTable, title: String, lead: String) -> String {
    let head = table.header.map { "<th scope=\"col\"><button type=\"button\">\(escaped($0))</button></th>" }
      .joined()
    let rows = table.rows.map { row in "<tr>" + row.map(cell).joined() + "</tr>\n" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(Digest.base64(script.utf8))'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      <h1>\(escaped(title))</h1>
      <p>\(escaped(lead))</p>
      <div class="wide">
      <table>
      <caption>A click on a title sorts by that column.</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      </main>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  /// What a cell shows, and by what it is sorted where that is a number.
  private static func cell(_ cell: PlainTable.Cell) -> String {
    switch cell {
    case .number, .whole, .natural: "<td class=\"number\">\(cell.shown)</td>"
    default: "<td>\(escaped(cell.shown))</td>"
    }
  }

  /// Text of the user in a page: no markup, no control characters, its direction kept to itself.
  private static func escaped(_ text: String) -> String {
    text.shown.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #222; --ground: #fff; --line: #ccc; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --ground: #14171c; --line: #444; } }
    body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { text-align: left; padding-bottom: .5rem; }
    th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: left; unicode-bidi: isolate; }
    td.number { text-align: right; }
    button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
    button:focus-visible { outline: 2px solid; outline-offset: 2px; }
    @media print { caption { display: none; } .wide { overflow: visible; } }
    """

  /// Sorts rows by the column whose title was clicked: numbers by size, texts by letters, empty cells last.
  private static let script = """
    "use strict";
    const body = document.querySelector("tbody");
    document.querySelectorAll("thead th").forEach((title, column) => {
      title.firstElementChild.addEventListener("click", () => {
        const falls = title.getAttribute("aria-sort") === "ascending";
        document.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
        title.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const value = (row) => row.cells[column].textContent;
        const compare = (one, other) => {
          const [a, b] = [value(one), value(other)];
          if (a === "" || b === "") { return (a === "") - (b === ""); }
          const [x, y] = [parseFloat(a), parseFloat(b)];
          const order = isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
          return falls ? -order : order;
        };
        body.append(...[...body.rows].sort(compare));
      });
    });
    """
}
