import NIOHTTP1
import Testing

@testable import LocalPage

/// What is let through, looked at without a socket.
struct RequestGuardTests {
  static let prefix = String(repeating: "a1", count: 16)
  static let entry = RequestGuard(
    prefix: prefix, port: 4000, files: ["page.html", "page.js"], mostBytes: 1000)

  static func head(
    _ method: HTTPMethod, _ address: String, _ headers: [(String, String)] = [],
    host: String? = "127.0.0.1:4000"
  ) -> HTTPRequestHead {
    HTTPRequestHead(
      version: .http1_1, method: method, uri: address,
      headers: HTTPHeaders((host.map { [("Host", $0)] } ?? []) + headers))
  }

  static let json = [("Content-Type", "application/json"), ("Content-Length", "10")]

  static func status(_ head: HTTPRequestHead) -> HTTPResponseStatus? {
    do throws(Refusal) {
      _ = try entry.route(of: head)
      return nil
    } catch { return error.status }
  }

  @Test func thePageItselfGetsThrough() throws {
    let entry = Self.entry
    #expect(try entry.route(of: Self.head(.GET, "/\(Self.prefix)/")) == .file("page.html"))
    #expect(try entry.route(of: Self.head(.GET, "/\(Self.prefix)/page.js")) == .file("page.js"))
    #expect(try entry.route(of: Self.head(.GET, "/\(Self.prefix)/report.css?1")) == .reportStyle)
    #expect(try entry.route(of: Self.head(.GET, "/\(Self.prefix)/start", host: "localhost:4000")) == .start)
    for question in Route.Question.allCases {
      let head = Self.head(.POST, "/\(Self.prefix)/\(question.rawValue)", Self.json)
      #expect(try entry.route(of: head) == .question(question))
    }
    let fetched = Self.json + [("Sec-Fetch-Site", "same-origin"), ("Origin", "http://127.0.0.1:4000")]
    #expect(Self.status(Self.head(.POST, "/\(Self.prefix)/solve", fetched)) == nil)
  }

  @Test(arguments: [
    "/", "", "*", "/start", "/\(String(repeating: "a2", count: 16))/start", "/\(prefix)",
    "/\(prefix)/../etc/passwd",
    "/\(prefix)//start", "/\(prefix)/page.html", "/\(prefix)/%2e%2e/page.js",
    "http://127.0.0.1:4000/\(prefix)/start",
    "/\(prefix)/page.js/", "/\(prefix)/furniture", "/\(prefix)/Start",
  ])
  func otherAddressesAreNotThere(address: String) {
    #expect(Self.status(Self.head(.GET, address)) == .notFound)
  }

  @Test(arguments: [
    "127.0.0.1", "localhost", "127.0.0.1:4001", "evil.example:4000", "127.0.0.1:4000.evil.example",
    "[::1]:4000",
    "0.0.0.0:4000", "",
  ])
  func foreignHostsAreRefused(host: String) {
    #expect(Self.status(Self.head(.GET, "/\(Self.prefix)/start", host: host)) == .misdirectedRequest)
  }

  @Test func oneHostAndNoOther() {
    let address = "/\(Self.prefix)/start"
    #expect(Self.status(Self.head(.GET, address, host: nil)) == .badRequest)
    #expect(Self.status(Self.head(.GET, address, [("Host", "127.0.0.1:4000")])) == .badRequest)
    #expect(Self.status(Self.head(.GET, address, [("host", "evil.example")])) == .badRequest)
  }

  @Test(arguments: [
    [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
    [("Origin", "http://evil.example")],
    [("Origin", "null")], [("Origin", "https://127.0.0.1:4000")], [("Origin", "http://localhost:4000")],
    [("Sec-Fetch-Site", "same-origin"), ("Origin", "http://evil.example")],
  ])
  func foreignPagesAskNothing(headers: [(String, String)]) {
    #expect(Self.status(Self.head(.POST, "/\(Self.prefix)/check", Self.json + headers)) == .forbidden)
  }

  @Test func questionsAreJSONOfAKnownLength() {
    let address = "/\(Self.prefix)/check"
    func status(_ headers: [(String, String)]) -> HTTPResponseStatus? {
      Self.status(Self.head(.POST, address, headers))
    }
    #expect(status([("Content-Type", "text/plain"), ("Content-Length", "1")]) == .unsupportedMediaType)
    #expect(status([("Content-Length", "1")]) == .unsupportedMediaType)
    #expect(status([("Content-Type", "application/json")]) == .lengthRequired)
    #expect(
      status([("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]) == .lengthRequired)
    #expect(status([("Content-Type", "application/json"), ("Content-Length", "1001")]) == .payloadTooLarge)
    #expect(status([("Content-Type", "application/json; charset=utf-8"), ("Content-Length", "1000")]) == nil)
    #expect(Self.status(Self.head(.GET, address)) == .methodNotAllowed)
    #expect(Self.status(Self.head(.POST, "/\(Self.prefix)/start", Self.json)) == .methodNotAllowed)
    #expect(Self.status(Self.head(.OPTIONS, address)) == .methodNotAllowed)
  }
}
