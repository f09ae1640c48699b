import Foundation
import Problems
import Testing

@Suite("The JSON Schema says what the reader takes")
struct SchemaTests {
  let schema: JSON

  init() throws { schema = try JSON(parsing: ProblemSchema.json) }

  private func complaints(_ text: String) throws -> [String] {
    Validator(schema: schema).complaints(about: try JSON(yaml: text))
  }

  @Test("It is a schema of draft 2020-12, the same every time")
  func draft() throws {
    #expect(schema["$schema"] == .text("https://json-schema.org/draft/2020-12/schema"))
    #expect(ProblemSchema.json.hasPrefix("{\n") && ProblemSchema.json.hasSuffix("}\n"))
    #expect(Validator(schema: schema).unknownWords(in: schema) == [])
  }

  @Test("Sound files are valid", arguments: GoodFiles.all + [StarterFile.text])
  func sound(_ text: String) throws {
    _ = try Sample.read(text)
    #expect(try complaints(text) == [])
  }

  @Test("Files whose build is wrong are not valid", arguments: WrongFileTests.all.filter(\.isWronglyBuilt))
  func wrong(_ file: WrongFile) throws {
    #expect(try complaints(file.text) != [])
  }

  @Test("Everything the schema names is read")
  func keys() throws {
    let places: [(String, [String], (String) -> String)] = [
      ("pool", [], { "time: 1\npools: {p: {\($0): 1}}" }), ("time", [], { "time: {\($0): 1}" }),
      ("chunk", [], { "chunks: {p: {\($0): 1}}" }),
      ("grant", [], { "pools: {p: {headcount: 1}}\ngrants: {p: {\($0): 1}}" }),
      ("race", [], { "time: {horizon: 5}\ndeadline: {race: {\($0): 1}}" }),
      ("world", [], { "chunks: {p: {years: 1}}\nworlds: {w: {\($0): 1}}" }),
      ("otherChunk", [], { "chunks: {p: {years: 1}}\nworlds: {w: {chunks: {p: {\($0): 1}}}}" }),
      (
        "eligible", [],
        { "pools: {p: {headcount: 1}}\nchunks: {p: {years: 1, pools: {p: {\($0): 1}}}}" }
      ),
    ]
    for (name, _, text) in places {
      let keys = schema["$defs"]?[name]?["properties"]?.keys ?? []
      #expect(!keys.isEmpty)
      for key in keys {
        let found = Sample.errors(text(key)).filter { $0.message.contains("no key '\(key)'") }
        #expect(found.isEmpty, "\(name).\(key): \(found)")
      }
      #expect(
        Sample.errors(text("wholly-new")).contains { $0.message.contains("no key 'wholly-new'") }, "\(name)")
    }
    for key in schema["properties"]?.keys ?? [] {
      #expect(!Sample.errors("\(key): 1").contains { $0.message.contains("no key") }, "\(key)")
    }
  }
}

extension WrongFile {
  /// Wrong in its keys or the kinds of its values, so that a schema can see it.
  fileprivate var isWronglyBuilt: Bool {
    let names = [
      "no horizon", "horizon of 0", "negative horizon", "horizon in words", "step of 0", "negative step",
      "step in an unknown unit", "misspelt horizon", "time is a number", "time is a list", "words", "list",
      "empty law", "chance above 1", "negative chance", "chance in words", "misspelt never",
      "cumulative chance above 1", "cumulative and empty", "cumulative and a number",
      "a race without anybody", "a race of nobody", "a race with worlds", "a rival in words",
      "hastening a rival's chunk by words",
      "no pools",
      "pools are a list", "pool is a number", "no headcount", "misspelt headcount", "unknown key",
      "half a person", "fewer than nobody", "too many people", "people in words", "people as a list",
      "people from a word on", "growth without a start", "start without growth", "growth in words",
      "correct of 10", "correct of 150 %", "correct of 0", "negative correct", "pace of 2", "pace of 0",
      "nameless pool", "endless name", "a bell in a name", "no chunks", "no years", "years of 0",
      "years in words", "count of 0", "count of a half", "count beyond a million",
      "team of nobody", "joining in another way", "credit for nobody", "needed perhaps", "no pool at all",
      "override of 10", "unknown override", "after a list of lists", "hastening in words",
      "hastening backwards",
      "a leak without years", "a likely leak", "a gift without a measure",
      "mixed team of nobody", "mixed team without anybody", "world without credence", "credence above 1",
      "no worlds", "headcount of a world", "a chunk's team", "information perhaps", "a grant as a number",
      "grants of nothing", "a grant that adds nothing", "a grant of half a person", "a negative price",
      "a lag in words", "lasting no time", "an award in words", "awards below 0", "no moments of award",
      "a misspelt key of a grant",
      "information from a list", "information left out", "information as a word", "information from no chunk",
      "information from a pool", "information from two chunks", "information about the weather",
      "no budgets",
      "budget of 5m", "no samples", "too many samples", "half a sample", "negative seed",
      "unknown key of uncertainty", "uncertainty as a number", "headcount as an interval",
      "team as an interval",
      "negative budget", "budget in words", "income from a word on", "no income", "no status quo",
      "key unlike any other", "title as a list", "negative cost", "a list at the top", "an empty mapping",
    ]
    return names.contains(name)
  }
}
