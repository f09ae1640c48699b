import Foundation
import Testing

/// `worker --page`, as the server of the page starts it: one question, lines of answers, and the end.
@Suite struct PageWorkerTests {
  /// What a worker says to a question; `sleep` keeps its input open, as the server does.
  private func ask(
    _ kind: String, _ question: [String: Any], in scratch: Scratch, words: String = ""
  ) throws -> [[String: Any]] {
    var line = try JSONSerialization.data(withJSONObject: question)
    line.append(10)
    try line.write(to: URL(fileURLWithPath: scratch.url.appendingPathComponent("question.json").path))
    let run = try OutFileTests().shell(
      "mkfifo pipe; { cat question.json; sleep 60; } >pipe & $S worker --page \(kind) \(words) <pipe; kill $!",
      in: scratch)
    #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
    return try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func checks() throws {
    let scratch = try Scratch([:])
    let sound = try ask("check", ["text": Files.risky], in: scratch)
    let checked = try #require(sound.last?["checked"] as? [String: Any])
    #expect(sound.count == 1 && checked["isSound"] as? Bool == true)
    #expect((checked["numbers"] as? [Any])?.isEmpty == false)
    try FileManager.default.removeItem(atPath: scratch.url.appendingPathComponent("pipe").path)
    let wrong = try ask(
      "check", ["text": "time: {horizon: 3}\ndeadline: 2\npools: {a: {hedcount: 3}}"], in: scratch)
    let found = try #require(wrong.last?["checked"] as? [String: Any])
    let first = try #require((found["diagnostics"] as? [[String: Any]])?.first)
    #expect(found["isSound"] as? Bool == false && (first["line"] as? Int).map { $0 >= 1 } == true)
  }

  /// The result is that of the command line, but for time.
  @Test func solves() throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let words = try ask("solve", ["text": Files.risky, "name": "p.yaml"], in: scratch)
    let answer = try #require(words.last?["answer"] as? [String: String])
    #expect(answer["html"]?.contains("</svg>") == true)
    let run = try OutFileTests().shell("$S solve p.yaml --json", in: scratch)
    func plain(_ text: String) throws -> NSDictionary {
      var result = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      result["solve"] = nil
      return result as NSDictionary
    }
    #expect(try plain(try #require(answer["result"])) == plain(run.output))
  }

  /// Tables lie in the folder that the server names, or nowhere.
  @Test func tablesAreFenced() throws {
    let text = Files.risky.replacing(/deadline:[^\n]*/, with: "deadline: {csv: /etc/passwd}")
    let scratch = try Scratch([:])
    let words = try ask("solve", ["text": text], in: scratch, words: "--folder .")
    let wrong = try #require(words.last?["wrong"] as? [String: Any])
    #expect("\(wrong)".contains("only tables in the folder"))
  }

  @Test func whatIsNoQuestionFails() throws {
    let scratch = try Scratch([:])
    #expect(try ask("report", ["results": []], in: scratch).last?["failed"] != nil)
    try FileManager.default.removeItem(atPath: scratch.url.appendingPathComponent("pipe").path)
    #expect(try ask("solve", ["name": "x"], in: scratch).last?["failed"] != nil)
  }

  /// The end of the question is the end of the process, in the middle of its work.
  @Test func endsWithItsInput() throws {
    let scratch = try Scratch([:])
    let run = try OutFileTests().shell("$S worker --page solve </dev/null; echo $?", in: scratch)
    #expect(run.output == "0\n")
  }
}
