import NIOCore
import NIOHTTP1

/// One connection: takes a request in within bounds of size and time, has it answered, and then takes the next.
///
/// A request that is refused ends the connection: whatever else comes on it is not read as another request.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// Where a connection stands.
  private enum State {
    /// Nothing of a request is there.
    case waiting
    /// The head is there, and a part of the body.
    case reading(Route, HTTPRequestHead, body: [UInt8])
    /// The answer is on its way; the request's life is its life.
    case answering(Task<Void, Never>)
    /// It takes in nothing more.
    case closing
  }

  /// Decides what is let through.
  private let entry: RequestGuard
  private let limits: PageSettings.Limits
  /// All connections, this one among them.
  private let list: ConnectionList
  /// To requests that were let through.
  private let answers: PageAnswers
  private var state = State.waiting
  /// What ends a connection that takes too long.
  private var deadline: Scheduled<Void>?
  /// Whether bytes of a head have come.
  private var hasBegun = false
  /// Parts of the next request: a client that has read an answer to its end may be faster than the word that it was written.
  private var early: [HTTPServerRequestPart] = []
  /// Of one request: pieces of a body as they come from the network.
  private static let mostEarly = 10_000
  /// Bytes of bodies among them.
  private var earlyBytes = 0

  init(entry: RequestGuard, limits: PageSettings.Limits, list: ConnectionList, answers: PageAnswers) {
    (self.entry, self.limits, self.list, self.answers) = (entry, limits, list, answers)
  }

  // MARK: - A connection's life

  func channelActive(context: ChannelHandlerContext) { wait(context) }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    list.left(context.channel)
    // Closing the page, or cancelling, ends the work.
    if case .answering(let task) = state { task.cancel() }
    state = .closing
  }

  /// Waits for a request.
  private func wait(_ context: ChannelHandlerContext) {
    state = .waiting
    hasBegun = false
    guard list.waits(context.channel) else { return context.close(promise: nil) }
    expire(in: limits.idleSeconds, context)
  }

  /// Sets the time by which the next step must have come.
  private func expire(in seconds: Int64, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .seconds(seconds)) {
      let (handler, context) = here.value
      handler.expired(context)
    }
  }

  /// A connection on which nothing has begun is closed without a word, one with half a request is told.
  private func expired(_ context: ChannelHandlerContext) {
    switch state {
    case .waiting where !hasBegun, .closing: context.close(promise: nil)
    case .waiting, .reading: refuse(.slow, context)
    case .answering: break
    }
  }

  // MARK: - A request

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    take(unwrapInboundIn(data), context)
  }

  /// One part of a request, by where the connection stands.
  private func take(_ part: HTTPServerRequestPart, _ context: ChannelHandlerContext) {
    switch (part, state) {
    case (.head(let head), .waiting):
      do throws(Refusal) { try began(head, context) } catch { refuse(error, context) }
    case (.body(var part), .reading(let route, let head, var body)):
      guard body.count + part.readableBytes <= limits.body else { return refuse(.bodyTooLarge, context) }
      // Taken out of the state first, so that it is not copied.
      state = .waiting
      body += part.readBytes(length: part.readableBytes) ?? []
      state = .reading(route, head, body: body)
    case (.end, .reading(let route, let head, let body)):
      reply(to: route, body, keepsAlive: head.isKeepAlive, context)
    case (_, .answering(let task)):
      if case .body(let bytes) = part { earlyBytes += bytes.readableBytes }
      early.append(part)
      // No browser sends more than one request ahead.
      if earlyBytes > limits.body || early.count > Self.mostEarly {
        task.cancel()
        context.close(promise: nil)
      }
    default: break
    }
  }

  /// A head is there: whether it is let through is decided before anything of the body is taken in.
  private func began(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) throws(Refusal) {
    let route = try entry.route(of: head)
    list.works(context.channel)
    state = .reading(route, head, body: [])
    expire(in: limits.bodySeconds, context)
  }

  /// Has the request answered by a task that ends with the connection.
  private func reply(
    to route: Route, _ body: [UInt8], keepsAlive: Bool, _ context: ChannelHandlerContext
  ) {
    deadline?.cancel()
    let writer = ResponseWriter(
      channel: context.channel, keepsAlive: keepsAlive, patience: .seconds(limits.writeSeconds))
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    state = .answering(
      Task { [answers] in
        var isWhole = false
        do {
          try await answers.answer(route, asked: body, writer)
          isWhole = true
        } catch {
          // A client that left, or whose answer broke off: it sees that from the end of the connection.
        }
        let staysOpen = isWhole && keepsAlive
        writer.channel.eventLoop.execute {
          let (handler, context) = here.value
          guard case .answering = handler.state else { return }
          if staysOpen { handler.goOn(context) } else { handler.close(context) }
        }
      })
  }

  /// Waits for the next request, or takes it up where it has come.
  private func goOn(_ context: ChannelHandlerContext) {
    wait(context)
    let parts = early
    (early, earlyBytes) = ([], 0)
    for part in parts { take(part, context) }
  }

  // MARK: - Ends

  /// The decoder tells of what is no HTTP, or too much of it, and reads no further.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
    refuse(error == .headerOverflow ? .headTooLarge : .badRequest, context)
  }

  /// Any byte of a head starts its clock.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is FirstByte, case .waiting = state, !hasBegun {
      hasBegun = true
      expire(in: limits.headSeconds, context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// Answers with the reason, and takes in nothing more.
  private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
    // What came behind a question ends its answer too.
    if case .answering(let task) = state {
      task.cancel()
      return close(context)
    }
    if case .closing = state { return }
    state = .closing
    let body = ByteBuffer(string: #"{"error":"\#(refusal.reason)"}"# + "\n")
    let headers = HTTPHeaders(
      [
        ("Content-Type", "application/json"), ("Content-Length", "\(body.readableBytes)"),
        ("Connection", "close"),
      ] + ResponseWriter.safety)
    let head = HTTPResponseHead(version: .http1_1, status: refusal.status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    close(context)
  }

  /// Says that nothing more comes, and leaves the client time to read what did: closing at once would take it away again.
  private func close(_ context: ChannelHandlerContext) {
    state = .closing
    context.close(mode: .output, promise: nil)
    expire(in: limits.lingerSeconds, context)
  }
}

/// Tells the handler behind the decoder that bytes have come.
struct FirstByte: Sendable {}

/// Stands before the decoder, which says nothing before a head is whole.
final class ByteWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.fireUserInboundEventTriggered(FirstByte())
    context.fireChannelRead(data)
  }
}
