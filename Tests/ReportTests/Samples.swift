import Foundation
import Report
import Testing

/// Results that commands printed, kept as files; and results made for what is rare.
enum Samples {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Samples")
  static let names = [
    "toy.json", "portfolio.json", "theory-first.json", "ladder.json", "value.json", "simulation.json",
    "sweep.jsonl",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// The report of some of these files.
  static func document(_ names: String...) throws -> ReportDocument {
    ReportDocument(try names.map { .init(name: $0, result: try AnyResult(try bytes($0))) })
  }

  /// The file as any reader of JSON has it.
  static func object(_ name: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try bytes(name))) as? [String: Any])
  }

  /// The report of a result that is made here.
  static func document(of result: [String: Any]) throws -> ReportDocument {
    let data = try JSONSerialization.data(withJSONObject: result)
    return ReportDocument([.init(name: "made.json", result: try AnyResult(Array(data)))])
  }

  /// A solved problem with one row for each chunk.
  static func solved(
    chunks: [String], pool: String = "field", title: String = "Made", chance: Double = 0.5,
    deadlines: [(Double, Double, Double)] = [(10, 1, 0.5)], branches: [String] = [], steps: Int = 10
  ) -> [String: Any] {
    let branch: (Int) -> Any = { branches.isEmpty ? NSNull() : branches[$0 % branches.count] }
    let rows = chunks.enumerated().map { place, name -> [String: Any] in
      [
        "chunk": name, "pool": pool, "attempts": place + 1, "people": place + 1, "start": place % steps,
        "end": place % steps + 1, "copy": 1, "branch": branch(place),
      ]
    }
    let spans: [[String: Any]] = (0..<steps).map { step in
      let here = chunks.enumerated().filter { $0.offset % steps == step }
      return [
        "from": step, "to": step + 1, "headcount": here.reduce(0) { $0 + $1.offset + 1 } + 2,
        "chunks": Dictionary(here.map { ($0.element, $0.offset + 1) }) { first, _ in first },
      ]
    }
    let calendar: [[String: Any]] = [["pool": pool, "branches": NSNull(), "spans": spans, "people": []]]
    return [
      "sidereal": "0.1.0", "problem": ["title": title, "file": "made.yaml", "sha256": "0123456789abcdef"],
      "status": "optimal", "chance": chance, "bound": chance, "plan": rows, "gates": [chunks[0]: 5],
      "grants": [], "calendar": calendar,
      "worlds": [
        [
          "name": "base", "credence": 1, "chance": chance,
          "deadlines": deadlines.map { ["moment": $0.0, "weight": $0.1, "chance": $0.2] },
        ]
      ],
      "chunks": chunks.map { ["name": $0, "chance": chance] },
      "allocators": [["name": "even", "chance": chance / 2, "cost": ["points": chance / 2, "odds": 2]]],
      "assumptions": ["\(pool) is '\(title)'"],
    ]
  }
}
