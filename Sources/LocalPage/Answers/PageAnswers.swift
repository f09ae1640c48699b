import Foundation

/// What the server answers to requests that were let through.
struct PageAnswers: Sendable {
  /// Of the page, and examples.
  let files: PageFiles
  /// Answers questions.
  let solver: Solver
  /// What was asked for once.
  let furniture: Furniture
  /// The served file; nil: the page begins with the starter file.
  let file: String?
  /// Questions that take all processors, and those that are answered at once: these never wait for those.
  private let searches: Turns
  private let glances: Turns

  /// What a worker says about itself once, at the server's start.
  struct Furniture: Decodable, Sendable {
    let version: String
    /// The style sheet of reports.
    let style: String
    let starter: String
  }

  init(
    files: PageFiles, solver: Solver, furniture: Furniture, file: String?, limits: PageSettings.Limits
  ) {
    (self.files, self.solver, self.furniture, self.file) = (files, solver, furniture, file)
    searches = Turns(most: limits.searches)
    glances = Turns(most: limits.glances)
  }

  /// Answers one request.
  ///
  /// - Throws: that the client left, or that the answer broke off.
  func answer(_ route: Route, asked body: [UInt8], _ writer: ResponseWriter) async throws {
    switch route {
    case .file(let name):
      guard let bytes = files.bytes(name) else {
        return try await writer.answer([], type: "text/plain", status: .notFound)
      }
      try await writer.answer(bytes, type: PageFiles.type(name))
    case .reportStyle:
      try await writer.answer(Array(furniture.style.utf8), type: PageFiles.type("report.css"))
    case .start: try await writer.answer(try start(), type: "application/json")
    case .question(let question): try await reply(to: question, asked: body, writer)
    }
  }

  // MARK: - Questions

  /// Lines of JSON: what the worker says, as it says it.
  private func reply(
    to question: Route.Question, asked body: [UInt8], _ writer: ResponseWriter
  ) async throws {
    try await writer.begin(type: "application/x-ndjson")
    let lines = LineStream(writer)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        if question.isSearch {
          try await search(question, asked: body, lines)
        } else {
          try await glance(question, asked: body, lines)
        }
      }
      group.addTask { try await lines.beat() }
      // The worker's end, or that nobody listens any more.
      try await group.next()
      group.cancelAll()
    }
    try await writer.end()
  }

  /// What is said goes on to the client at once.
  private func search(_ question: Route.Question, asked body: [UInt8], _ lines: LineStream) async throws {
    try await searches.take {
      try await lines.say(#"{"waiting":true}"#)
    } work: {
      try await Self.telling(lines) {
        try await solver.ask(question.rawValue, body) { try await lines.pass($0) }
      }
    }
  }

  /// What is said is kept until the worker has ended, so that a client that reads slowly keeps nobody else's turn.
  private func glance(_ question: Route.Question, asked body: [UInt8], _ lines: LineStream) async throws {
    let said = Collected()
    try await glances.take {
      try await Self.telling(lines) { try await solver.ask(question.rawValue, body) { await said.add($0) } }
    }
    try await lines.pass(await said.bytes[...])
  }

  /// A worker's failure becomes a line; that the client left does not.
  private static func telling(_ lines: LineStream, _ work: () async throws -> Void) async throws {
    do { try await work() } catch let failure as Solver.Failure {
      try await lines.say(failed(failure.reason))
    } catch let error where !Task.isCancelled && !(error is CancellationError) {
      try await lines.say(failed("the program that answers could not be started"))
    }
  }

  /// - Parameter reason: words of the server's own, without quotes.
  private static func failed(_ reason: String) -> String { #"{"failed":{"reason":"\#(reason)"}}"# }

  // MARK: - The beginning

  /// What the page begins with.
  private struct Start: Encodable {
    struct File: Encodable { let name, text: String }
    struct Example: Encodable { let name, title, text: String }
    let version: String
    let file: File?
    /// Why the served file is not there.
    let trouble: String?
    let examples: [Example]
  }

  /// JSON.
  private func start() throws -> [UInt8] {
    var served: Start.File?
    var trouble: String?
    if let file {
      let name = URL(fileURLWithPath: file).lastPathComponent
      do { served = .init(name: name, text: try ServedFile.text(file)) } catch {
        trouble = "\(name) cannot be read: \(error.reason)"
      }
    }
    let starter = Start.Example(
      name: "first.yaml", title: "A first research programme", text: furniture.starter)
    let examples = files.examples.map {
      Start.Example(name: $0.name, title: $0.title, text: String(decoding: $0.bytes, as: UTF8.self))
    }
    let start = Start(
      version: furniture.version, file: served, trouble: trouble, examples: [starter] + examples)
    return Array(try JSONEncoder().encode(start))
  }
}
