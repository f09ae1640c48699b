import NIOCore
import NIOHTTP1

/// Writes the answer to one request, no faster than the client takes it in.
struct ResponseWriter: Sendable {
  /// The connection.
  let channel: any Channel
  /// Whether the connection stays open for another request.
  let keepsAlive: Bool
  /// In which a client takes in what was written.
  let patience: TimeAmount

  /// What every answer carries.
  ///
  /// The page loads nothing from elsewhere and sends nothing there, no markup that a name might smuggle in runs, and no
  /// other page frames it or reads what it gets. Nothing is kept in the browser's cache: the next program has other files.
  static let safety: [(String, String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// An answer that is there as a whole.
  func answer(
    _ body: [UInt8], type: String, status: HTTPResponseStatus = .ok
  ) async throws {
    try await send(.head(head(status, type, length: ("Content-Length", "\(body.count)"))))
    if !body.isEmpty { try await write(body[...]) }
    try await send(.end(nil))
  }

  /// The beginning of an answer whose parts come one after the other.
  func begin(type: String) async throws {
    try await send(.head(head(.ok, type, length: ("Transfer-Encoding", "chunked"))))
  }

  /// A part of it; returns when the client's system has taken it.
  func write(_ bytes: ArraySlice<UInt8>) async throws {
    try await send(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
  }

  /// The end of an answer in parts.
  func end() async throws { try await send(.end(nil)) }

  /// - Parameter length: the header line that says how long the body is.
  private func head(
    _ status: HTTPResponseStatus, _ type: String, length: (String, String)
  ) -> HTTPResponseHead {
    let connection = [("Connection", keepsAlive ? "keep-alive" : "close")]
    return HTTPResponseHead(
      version: .http1_1, status: status,
      headers: HTTPHeaders([("Content-Type", type), length] + connection + Self.safety))
  }

  /// A client that takes nothing in loses its connection.
  private func send(_ part: HTTPServerResponsePart) async throws {
    let deadline = channel.eventLoop.scheduleTask(in: patience) { [channel] in channel.close(promise: nil) }
    defer { deadline.cancel() }
    try await channel.writeAndFlush(part)
  }
}
