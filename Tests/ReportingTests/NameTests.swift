import Problems
import Testing

@testable import Reporting

/// Names that are too long for their column can still be told apart.
@Suite struct NameTests {
  /// Names that begin alike, end alike, or both.
  private static func names(_ kind: Int, _ count: Int) -> [String] {
    (0..<count).map { number in
      switch kind {
      case 0: "chunk about the interpretability of large models \(number)"
      case 1: "\(number) is a number before many words that are always the same"
      case 2: "a long beginning of a name, \(number), and a long end of a name, too"
      case 3: "理論的な研究についてのとても長い名前\(number)番、部門の名前"
      default: String(repeating: "a", count: 10 + number)
      }
    }
  }

  @Test(arguments: 0..<5, [6, 9, 14, 23, 40])
  func areKeptApart(_ kind: Int, _ width: Int) {
    let names = Self.names(kind, 120)
    let cutter = NameCutter(names, width: width)
    let labels = names.map(cutter.label)
    #expect(Set(labels).count == names.count)
    #expect(labels.allSatisfy { TextLayout.width($0) <= width })
    for (name, label) in zip(names, labels) {
      #expect(TextLayout.width(name) > width || label == name)
    }
  }

  /// Where names differ in the middle, that is what is shown of them: a number of ours would read as one of theirs.
  @Test func differencesInTheMiddle() {
    let names = [3, 2, 1].map { "work package on interpretability number \($0) of the very long programme" }
    let labels = names.map(NameCutter(names, width: 10).label)
    #expect(labels == ["work pa…3…", "work pa…2…", "work pa…1…"])
  }

  /// A name that looks like the short form of another one.
  @Test func aNameLikeALabel() {
    let names = ["aaaa…1", "aaaa…2", "aaaabbbbbbbbbbbbb", "aaaabbbbbbbbbbbbbb"]
    let cutter = NameCutter(names, width: 6)
    #expect(Set(names.map(cutter.label)).count == 4)
    #expect(cutter.label("aaaa…1") == "aaaa…1")
  }

  /// 60 chunks by 10 pools, as long names as people give: in tables of every width each has a form of its own, and in a
  /// file its whole name.
  @Test(arguments: [40, 60, 80, 120, 300])
  func inTables(_ width: Int) {
    let chunks = Self.names(0, 60)
    let pools = (0..<10).map { "a very long pool name indeed, number \($0) of ten, in department \($0)" }
    var table = TextTable(columns: [
      .init(title: "chunk", isNumber: false, shortest: 6, names: chunks),
      .init(title: "pool", isNumber: false, shortest: 5), .init(title: "people"),
      .init(title: "attempts", expendable: 1),
    ])
    for (number, chunk) in chunks.enumerated() { table.add([chunk, pools[number % 10], "1", "2"]) }
    let style = TextStyle(isColoured: false)
    let lines = table.text(width: width, style: style).split(separator: "\n").dropFirst()
    #expect(lines.count == 60 && lines.allSatisfy { TextLayout.width(String($0)) <= width })
    func cells(_ column: Int) -> [String] {
      lines.map { line in
        let cells = line.split(separator: "  ").map { $0.trimmingPrefix(" ") }.filter { !$0.isEmpty }
        return String(cells[column])
      }
    }
    #expect(Set(cells(0)).count == 60)
    #expect(Set(cells(1)).count == 10)
    #expect(Set(zip(cells(1), (0..<60).map { $0 % 10 }).map { "\($0)|\($1)" }).count == 10)
    let file = table.text(width: width, style: TextStyle(isColoured: false, space: .file))
    #expect(chunks.allSatisfy(file.contains) && pools.allSatisfy(file.contains))
    #expect(file.contains("attempts"))
  }
}
