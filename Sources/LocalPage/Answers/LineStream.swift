/// An answer of lines of JSON, in which a sign of life comes every second in which nothing else does.
actor LineStream {
  private let writer: ResponseWriter
  /// Whether the next byte begins a line: only there something else may come in between.
  private var isAtLine = true
  /// Whether anything was said since the last sign of life was due.
  private var hasSpoken = false

  init(_ writer: ResponseWriter) { self.writer = writer }

  /// Bytes of a worker.
  func pass(_ bytes: ArraySlice<UInt8>) async throws {
    guard let last = bytes.last else { return }
    (isAtLine, hasSpoken) = (last == UInt8(ascii: "\n"), true)
    try await writer.write(bytes)
  }

  /// A line of the server's own; one that a worker broke off is ended first.
  func say(_ line: String) async throws {
    let text = (isAtLine ? "" : "\n") + line + "\n"
    (isAtLine, hasSpoken) = (true, true)
    try await writer.write(Array(text.utf8)[...])
  }

  /// Says every second that the work goes on, until it is cancelled or nobody listens.
  func beat() async throws {
    while true {
      try await Task.sleep(for: .seconds(1))
      if !hasSpoken, isAtLine { try await writer.write(Array("{\"alive\":true}\n".utf8)[...]) }
      hasSpoken = false
    }
  }
}

/// All that a worker said.
actor Collected {
  private(set) var bytes: [UInt8] = []

  func add(_ more: ArraySlice<UInt8>) { bytes += more }
}
