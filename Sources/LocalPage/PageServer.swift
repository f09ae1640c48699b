import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The server of the page: on the loopback address, behind a prefix that nobody can guess, with one thread for all connections.
///
/// It reads no problem and solves none: every question goes to a worker of its own.
package struct PageServer: Sendable {
  private let settings: PageSettings

  package init(_ settings: PageSettings) { self.settings = settings }

  /// The server cannot begin.
  package struct Failure: Error {
    package let reason: String
  }

  /// Serves until the process ends.
  ///
  /// - Parameter isReady: is told the address to open, once it can be.
  /// - Throws: `Failure`.
  package func run(isReady: @Sendable (String) -> Void) async throws {
    let limits = Self.fitting(settings.limits)
    let folder = settings.file.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    let solver = Solver(program: settings.solver, folder: folder, megabytes: limits.megabytes)
    let files = try PageFiles(folder: settings.pageFolder)
    let answers = PageAnswers(
      files: files, solver: solver, furniture: try await furniture(solver), file: settings.file,
      limits: limits)
    let prefix = Self.prefix()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let list = NIOLoopBoundBox.makeBoxSendingValue(
      ConnectionList(most: limits.connections), eventLoop: group.any())
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let entry = RequestGuard(
            prefix: prefix, port: channel.localAddress?.port ?? 0, files: files.names, mostBytes: limits.body)
          var bounds = NIOHTTPDecoderLimitConfiguration()
          bounds.maxHeaderFieldSize = limits.headerLine
          bounds.maxHeaderListSize = limits.headers
          bounds.maxHeaderFieldCount = limits.headerCount
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(HTTPResponseEncoder())
          try pipeline.addHandler(ByteWatch())
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: bounds)))
          try pipeline.addHandler(
            ConnectionHandler(entry: entry, limits: limits, list: list.value, answers: answers))
        }
      }
    let channel: any Channel
    do { channel = try await bootstrap.bind(host: "127.0.0.1", port: settings.port).get() } catch {
      let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
      throw Failure(reason: "port \(settings.port) of 127.0.0.1 cannot be had: \(reason)")
    }
    isReady("http://127.0.0.1:\(channel.localAddress?.port ?? settings.port)/\(prefix)/")
    try await channel.closeFuture.get()
  }

  /// What a worker says of itself; also shows that it can be started.
  private func furniture(_ solver: Solver) async throws -> PageAnswers.Furniture {
    struct Word: Decodable { let furniture: PageAnswers.Furniture }
    let said = Collected()
    do {
      try await solver.ask("furniture", Array("{}".utf8)) { await said.add($0) }
      return try JSONDecoder().decode(Word.self, from: Data(await said.bytes)).furniture
    } catch {
      let reason = (error as? Solver.Failure).map { ": " + $0.reason } ?? ""
      throw Failure(reason: "\(settings.solver) does not answer as a program of this version does\(reason)")
    }
  }

  /// 128 random bits.
  private static func prefix() -> String {
    (0..<16).map { _ in
      let byte = String(UInt8.random(in: .min ... .max), radix: 16)
      return byte.count == 1 ? "0" + byte : byte
    }.joined()
  }

  /// Limits that the process's descriptors suffice for: half of them are for connections, the others for workers, each of
  /// which has two and needs some more while it starts.
  private static func fitting(_ limits: PageSettings.Limits) -> PageSettings.Limits {
    var limits = limits
    var files = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 {
      let own = min(Int(clamping: files.rlim_cur), 1 << 20)
      limits.connections = max(4, min(limits.connections, (own - reserve) / 2))
    }
    return limits
  }

  /// Descriptors of the process itself.
  private static let reserve = 24
}
