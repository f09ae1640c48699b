import Charts
import Files
import Reporting

/// One long table for people: a page whose reader can sort it, and Markdown. All rows are shown.
package struct SummaryPage: Sendable {
  /// Also the heading.
  private let title: String
  /// A sentence above the table.
  private let lead: String
  /// A row for each result.
  private let table: ChartTable

  /// - Parameter names: titles of the columns in which what the user wrote stands.
  package init(title: String, lead: String, table: PlainTable, names: Set<String>) {
    (self.title, self.lead) = (title, lead)
    self.table = ChartTable(table, names: names)
  }

  /// One file, nothing from elsewhere. Its order is a good one without a script; where scripts run, a click on a title sorts
  /// by that column. The policy names that one script by its digest.
  package var html: String {
    HTMLPage.text(
      title: title, script: "script-src 'sha256-\(Digest.base64(Self.script.utf8))'",
      body: """
        <main class="many">
        <header>
        <p class="kicker">Sidereal report</p>
        <h1>\(HTMLWriter.html(Phrase(title)))</h1>
        </header>
        <p>\(HTMLWriter.html(Phrase(lead)))</p>
        \(HTMLWriter.scroll(HTMLWriter.table(table, classes: "first", most: .max), label: "aria-label=\"Results\""))</main>
        <script>\(Self.script)</script>

        """)
  }

  /// The sentence and the table, for an issue or a wiki.
  package var markdown: String {
    "\(MarkdownWriter.markdown(Phrase(lead)))\n\n" + MarkdownWriter.table(table, most: .max)
  }

  /// Makes buttons of the titles. Numbers are sorted by size, texts by letters, what is missing comes last.
  private static let script = """
    "use strict";
    const body = document.querySelector("tbody");
    const titles = [...document.querySelectorAll("thead th")];
    const sort = (title, column) => {
      const falls = title.getAttribute("aria-sort") === "ascending";
      titles.forEach((other) => other.removeAttribute("aria-sort"));
      title.setAttribute("aria-sort", falls ? "descending" : "ascending");
      const value = (row) => row.cells[column].textContent;
      const compare = (one, other) => {
        const [a, b] = [value(one), value(other)];
        if (a === "–" || b === "–") { return (a === "–") - (b === "–"); }
        const [x, y] = [parseFloat(a), parseFloat(b)];
        const order = isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
        return falls ? -order : order;
      };
      body.append(...[...body.rows].sort(compare));
    };
    titles.forEach((title, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = title.textContent;
      button.addEventListener("click", () => sort(title, column));
      title.replaceChildren(button);
    });
    """
}
