import Foundation
import Testing

@testable import Problems

/// Every key of the schema has an explanation, and what it says is so: examples are read, and what is left out is as said.
@Suite("The reference of keys")
struct ReferenceTests {
  static let keys = ProblemReference.keys

  /// A sound file in which every key has a place.
  private static let base = """
    {
      "title": "t", "time": {"start": 2026, "horizon": 30}, "deadline": 2050,
      "pools": {"researchers": {"headcount": 10}, "engineers": {"headcount": 5}},
      "chunks": {"theory": {"years": 5, "count": 2, "credit": "pooled"}, "survey": {"years": 2}},
      "worlds": {"hard": {"credence": "40%"}, "easy": {"credence": "60%"}},
      "budgets": {"money": "9M"},
      "grants": {"fellowship": {"cost": "1M", "adds": {"researchers": 2}}}
    }
    """

  private static let rival = """
    {"race": {"pools": {"lab": {"headcount": 5}}, "chunks": {"model": {"years": 5, "count": 9}}}}
    """

  /// The tables that examples name.
  private static let tables = [
    "pools.csv": "name,headcount\nvisitors,3\n", "chunks.csv": "name,years\nreview,3\n",
    "grants.csv": "name,cost,people,pool\nschool,1M,2,researchers\n",
    "awarded.csv": "Area,Amount,Date\nBasic research,5k,2024\nsurvey,\"$1,000\",2025-03\nAnimals,9,2024\n",
    "headcount.csv": "2026,3\n2030,5\n", "deadline.csv": "2030,20%\n2040,70%\n",
  ]

  private static func parsed(_ text: String) throws -> JSON { try JSON(parsing: text) }

  /// The base file with a value at a path; nil: with nothing there.
  private static func file(_ value: JSON?, at path: [String]) throws -> String {
    var file = try parsed(base).setting(value, at: path[...])
    // What an example needs beside it.
    if path == ["time", "until"] { file = file.setting(nil, at: ["time", "horizon"]) }
    if path == ["chunks", "theory", "correct"] {
      file = file.setting(
        try parsed(#"{"researchers": 1, "engineers": 1}"#), at: ["chunks", "theory", "team"])
    }
    if value?["rival"] != nil { file = file.setting(try parsed(rival), at: ["deadline"]) }
    return file.text
  }

  private static func errors(_ text: String) throws -> [String] {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in tables { try Data(text.utf8).write(to: directory.appendingPathComponent(name)) }
    return Sample.errors(text, directory: directory.path).filter { $0.severity == .error }.map(\.message)
  }

  /// Keys of the schema, found by another walk: all `properties`, wherever they stand.
  private static func names(in part: JSON) -> Set<String> {
    var found = Set(part["properties"]?.keys ?? [])
    for (_, value) in part.entries { found.formUnion(names(in: value)) }
    for value in part.items { found.formUnion(names(in: value)) }
    return found
  }

  @Test("Every key of the schema is there, with a sentence and an example")
  func complete() throws {
    let schema = try JSON(parsing: ProblemSchema.json)
    #expect(Set(Self.keys.compactMap(\.path.last)) == Self.names(in: schema).union(["NAME"]))
    #expect(Set(Self.keys.map(\.path)).count == Self.keys.count)
    for key in Self.keys {
      #expect(key.description.hasSuffix("."), "\(key.name): \(key.description)")
      #expect(!key.examples.isEmpty, "\(key.name)")
      #expect(key.sentence.count < 120 || key.path.last == "csv", "\(key.name)")
      #expect(!key.values.isEmpty || !ProblemReference.parts(of: key).isEmpty, "\(key.name)")
    }
  }

  @Test("Every example is read, as YAML and by the schema", arguments: keys)
  func examples(_ key: ProblemKey) throws {
    let schema = Validator(schema: try JSON(parsing: ProblemSchema.json))
    for example in key.examples {
      let value = try JSON(yaml: example.value.yaml)
      let text = try Self.file(value, at: example.path)
      #expect(try Self.errors(text) == [], "\(key.name): \(text)")
      #expect(schema.complaints(about: try JSON(yaml: text)) == [], "\(key.name): \(text)")
    }
  }

  @Test("A key that is left out is what is said of it", arguments: keys.filter { $0.usual != nil })
  func usual(_ key: ProblemKey) throws {
    let usual = try JSON(yaml: try #require(key.usual).yaml)
    var path = ProblemKey.example(key.path)
    if path.starts(with: ["deadline", "race"]) {
      // Where there is a race at all.
      path = ["allocator"]
      let race = try #require(try Self.parsed(Self.rival)["race"])
      let files = try [race, race.setting(usual, at: path[...])].map {
        try Self.file(.mapping([("race", $0)]), at: ["deadline"])
      }
      #expect(try Sample.problem(files[0]) == Sample.problem(files[1]))
      return
    }
    let (with, without) = (try Self.file(usual, at: path), try Self.file(nil, at: path))
    #expect(try Sample.problem(with) == Sample.problem(without), "\(key.name)")
    #expect(key.path.last != "horizon")
  }

  @Test(
    "Keys are found by path, with other names or none, and by their ends",
    arguments: [
      ("pools.NAME.correct", ["pools.NAME.correct"]), ("pools.x y.correct", ["pools.NAME.correct"]),
      ("pools.correct", ["pools.NAME.correct"]), ("pools", ["pools"]), ("horizon", ["time.horizon"]),
      ("lasts", ["grants.NAME.lasts"]), ("race.allocator", ["deadline.race.allocator"]),
      ("per-year", ["budgets.NAME.per-year"]),
      ("pools.lab", ["pools.NAME"]), ("chunks.a b", ["chunks.NAME"]),
      ("chunks.a.hastens.by", ["chunks.NAME.hastens.by"]),
      ("joining", ["chunks.NAME.joining"]), ("credence", ["worlds.NAME.credence"]), ("", []), ("NAME", []),
      ("start", ["time.start", "pools.NAME.headcount.start"]), ("weather", []),
    ])
  func found(_ name: String, _ expected: [String]) {
    let found =
      switch ProblemReference.find(name) {
      case .one(let key): [key.name]
      case .several(let keys): keys.map(\.name)
      case .unknown: [String]()
      }
    #expect(found == expected)
  }

  @Test("A near miss is told") func near() {
    #expect(ProblemReference.find("pools.headcout") == .unknown(near: "pools.headcount"))
    #expect(ProblemReference.find("horizn") == .unknown(near: "horizon"))
  }
}

extension JSON {
  /// The same with a value at a path, in place of what was there; nil: without it.
  fileprivate func setting(_ value: JSON?, at path: ArraySlice<String>) -> JSON {
    guard let key = path.first else { return value ?? .null }
    var entries = entries
    let place = entries.firstIndex { $0.0 == key }
    guard path.count > 1 || value != nil else {
      if let place { entries.remove(at: place) }
      return .mapping(entries)
    }
    let inner = (place.map { entries[$0].1 } ?? .mapping([])).setting(value, at: path.dropFirst())
    if let place { entries[place].1 = inner } else { entries.append((key, inner)) }
    return .mapping(entries)
  }

  /// As JSON.
  fileprivate var text: String {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }
    return switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
    case .text(let text): quoted(text)
    case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { quoted($0.0) + ": " + $0.1.text }.joined(separator: ", ") + "}"
    }
  }
}
