import Foundation
import Problems
import Testing

@Suite("CSV tables of two columns")
struct TableTests {
  /// Reads a table of chances, or of people.
  private func errors(_ table: String, people: Bool = false) throws -> [Diagnostic] {
    try Self.inFolder(table) { folder in
      Sample.errors(Self.problem(people), directory: folder)
    }
  }

  private static func problem(_ people: Bool) -> String {
    people
      ? Sample.text(pools: "{p: {headcount: {csv: the table.csv}}}")
      : Sample.text(deadline: "{csv: the table.csv}")
  }

  private static func inFolder<Result>(_ table: String, _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(table.utf8).write(to: folder.appending(path: "the table.csv"))
    return try body(folder.path())
  }

  @Test(
    "Numbers as they are written",
    arguments: [
      ("2030;0,25\n2035,5;0,75\n", [2030, 0.25, 2035.5, 0.75]),
      ("Jahr;Anteil\n2030;25%\n2035;75,5%\n", [2030, 0.25, 2035, 0.755]),
      ("2030,\"0,25\"\n2035,\"0,75\"\n", [2030, 0.25, 2035, 0.75]),
      ("2030;0.250\n2035;0,75\n", [2030, 0.25, 2035, 0.75]),
      ("2030;0.25\n2035;.75\n", [2030, 0.25, 2035, 0.75]), ("2030-07-01,1e-1\n", [2030.5, 0.1]),
      ("a \"quoted\" head,\"b\nc\"\n2030,0.1\n", [2030, 0.1]),
      ("2030,10 %\r2031,20 %\r", [2030, 0.1, 2031, 0.2]),
      ("\n\n,\n2030,0.1\n,,\n\n".replacing(",,", with: ","), [2030, 0.1]), (" 2030 ,\t0.1 \n", [2030, 0.1]),
      ("2030;0,000\n2031;0,125\n2032;0,5\n", [2030, 0, 2031, 0.125, 2032, 0.5]),
    ] as [(String, [Double])])
  func numbers(_ table: String, _ wanted: [Double]) throws {
    let law = try Self.inFolder(table) { try Sample.problem(Self.problem(false), directory: $0).deadline }
    guard case .cumulative(let points) = law else { throw Unexpected() }
    #expect(points.flatMap { [$0.moment, $0.share] } == wanted)
  }

  private struct Unexpected: Error {}

  @Test(
    "People as they are written",
    arguments: [
      ("2026;30\n2030,5;60\n", [2026, 30, 2030.5, 60]), ("2026,30.0\n2030,6e1\n", [2026, 30, 2030, 60]),
      ("ab;Leute\n2026;0\n", [2026, 0]),
    ] as [(String, [Double])])
  func people(_ table: String, _ wanted: [Double]) throws {
    let pools = try Self.inFolder(table) { try Sample.problem(Self.problem(true), directory: $0).pools }
    guard case .schedule(let changes)? = pools.first?.headcount else { throw Unexpected() }
    #expect(changes.flatMap { [$0.moment, Double($0.people)] } == wanted)
  }

  @Test(
    "What is wrong is named with the file and the line",
    arguments: [
      ("2030,0.1\nsoon,0.2\n", false, ["line 2: 'soon' is no moment"]),
      ("2030;0,1\n2031;0,x\n", false, ["line 2: the chance '0,x' is no share"]),
      (
        "2030,0.1\n2031,1.2\n2032,-0.1\n2033,nan\n", false,
        ["line 2: the chance '1.2'", "line 3: the chance '-0.1'", "line 4: the chance 'nan'"]
      ),
      ("2030,10\n", false, ["line 1: the chance '10'", "write 10% or 0.1"]),
      ("2030,0.1\n\n2030.0,0.2\n", false, ["line 3: the moment 2030.0 is there twice, first in line 1"]),
      ("2030,0.3\n2031,0.2\n", false, ["line 2: the chance 0.2: cumulative chances fall"]),
      ("2031,0.2\n2030,0.3\n", false, ["line 1: the chance 0.2: cumulative chances fall"]),
      ("2020,0.1\n2030,0.3\n", false, ["line 1: the moment is 2020, before the start at 2026"]),
      ("2030,0,25\n2031,0,5\n", false, ["line 1: 3 columns", "part the columns with semicolons"]),
      ("2030\t0.25\n", false, ["line 1: 1 column,", "with commas or semicolons"]),
      ("2030|0.25\n", false, ["line 1: 1 column,"]),
      ("2030-07,0.25\n", false, ["line 1: '2030-07' is no moment", "write a day too"]),
      ("1.7.2030;0,25\n", false, ["line 1: '1.7.2030' is no moment", "2030-7-1"]),
      ("2O35,0.1\n2040,0.3\n", false, ["line 1: '2O35' is no moment"]),
      ("2030,\"0.1\n2031,0.2\n", false, ["line 1: a quote opens here and never closes"]),
      ("2030,0.1\u{1B}\n", false, ["holds the control character U+001B"]),
      ("", false, ["has no rows"]), ("moment,chance\n", false, ["has no rows"]),
      ("\n\n", false, ["has no rows"]),
      // Thousands, or a decimal sign?
      ("2030,5;1.000\n", true, ["line 1: '1.000' may mean 1000 or 1"]),
      ("2026;1.000\n2030,5;10\n", true, ["line 1: '1.000' may mean 1000 or 1"]),
      ("2026;1,000\n", true, ["line 1: '1,000' may mean 1000 or 1"]),
      ("2026;1.000\n2030;60\n", true, ["line 1: '1.000' may mean 1000 or 1"]),
      ("2026,1.000\n", true, ["line 1: '1.000' may mean 1000 or 1"]),
      ("2026,\"12,500\"\n", true, ["line 1: '12,500' may mean 12500 or 12.5"]),
      ("2026;1.000.000\n", true, ["line 1: '1.000.000' has its thousands in groups", "write 1000000"]),
      ("2026;1.000,0\n", true, ["line 1: '1.000,0' has its thousands in groups", "write 1000.0"]),
      ("2026,\"1,000.0\"\n", true, ["line 1: '1,000.0' has its thousands in groups", "write 1000.0"]),
      (
        "2026,2.5\n2027,-1\n2028,10000001\n2029,many\n", true,
        ["line 1: '2.5' people", "line 2: '-1'", "line 3: '10000001'", "line 4: 'many'"]
      ),
      ("2026,30\n2026,40\n", true, ["line 2: the moment 2026 is there twice, first in line 1"]),
      ("Zoë,研究\n2026,x\n", true, ["line 2: 'x' people"]),
    ])
  func wrong(_ table: String, _ people: Bool, _ says: [String]) throws {
    let found = try errors(table, people: people)
    let said = found.map { "\($0.message) (\($0.help ?? ""))" }.joined(separator: "\n")
    for words in says { #expect(said.contains(words), "\(said)") }
    for one in found {
      #expect(one.message.contains("'the table.csv'"), "\(said)")
      #expect(one.line == (people ? 3 : 2) && one.code == "csv", "\(one)")
    }
  }

  @Test("Each wrong line once, and of very many the number")
  func many() throws {
    let few = try errors((0..<15).map { "\(2030 + $0),x\n" }.joined())
    #expect(few.count == 15)
    #expect(few.enumerated().allSatisfy { $1.message.contains("line \($0 + 1):") })
    let many = try errors((0..<1015).map { "\(2030 + $0),x\n" }.joined())
    #expect(many.count == 21)
    #expect(many.last?.message == "'the table.csv': and 995 more lines are wrong")
  }

  @Test("A file that cannot be read says why")
  func unreadable() throws {
    for (name, why) in [
      ("nowhere.csv", "cannot be read: No such file or directory"), (".", "cannot be read: it is a folder"),
      ("/dev/null", "cannot be read: it is no regular file"), ("x.csv/y", "cannot be read: N"),
    ] {
      let found = Sample.errors(Sample.text(deadline: "{csv: \(name)}"))
      #expect(
        found.map(\.message) == ["the CSV file '\(name)' \(why)"]
          || found.first?.message.contains(why) == true)
      #expect(found.count == 1)
    }
  }

  @Test("Random tables never crash, and are read or refused")
  func random() throws {
    let pieces = [
      "2030", "0,5", "0.5", ";", ",", "\n", "\"", "\r", "%", "x", "1.000", "2030-07-01", " ", "\u{FEFF}", "é",
    ]
    for seed in 0..<300 {
      var dice = FuzzTests.Dice(state: UInt64(seed))
      let count = Int.random(in: 0...30, using: &dice)
      let table = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
      for people in [false, true] {
        let found = try errors(table, people: people)
        #expect(
          found.count <= 21 && found.allSatisfy { $0.message.contains("the table.csv") }, "seed \(seed)")
      }
    }
  }
}
