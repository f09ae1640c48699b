import NIOHTTP1

/// Lets through what the page itself asks, and nothing else.
///
/// The server is on the loopback address alone, but other sites that are open in the same browser, and other users of the
/// machine, can send requests there too. They do not know the prefix, and their browser says where a request comes from
/// (Fetch Metadata, <https://www.w3.org/TR/fetch-metadata/>).
struct RequestGuard: Sendable {
  /// 32 hexadecimal digits that nobody can guess.
  let prefix: String
  /// That browsers name after the host.
  let port: Int
  /// Names of the page's files; `page.html` is the page.
  let files: Set<String>
  /// Bytes of a body.
  let mostBytes: Int

  /// What a request asks for.
  ///
  /// - Throws: why it is refused. Nothing of its body has to be read for that.
  func route(of head: HTTPRequestHead) throws(Refusal) -> Route {
    try checkHost(head.headers)
    // Older clients do not understand answers in parts.
    guard head.version == .http1_1 else { throw .badRequest }
    let route = try route(head.uri)
    guard case .question = route else {
      guard head.method == .GET else { throw notAllowed("GET") }
      return route
    }
    guard head.method == .POST else { throw notAllowed("POST") }
    try checkOrigin(head.headers)
    let type = head.headers.first(name: "Content-Type")?.split(separator: ";").first
    guard type?.lowercased() == "application/json" else {
      throw Refusal(status: .unsupportedMediaType, reason: "a question is JSON")
    }
    guard !head.headers.contains(name: "Transfer-Encoding"),
      let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) })
    else { throw Refusal(status: .lengthRequired, reason: "a question says how long it is") }
    guard length <= mostBytes else { throw .bodyTooLarge }
    return route
  }

  /// For the wrong method on an address that there is.
  private func notAllowed(_ method: String) -> Refusal {
    Refusal(status: .methodNotAllowed, reason: "only \(method) does something here")
  }

  /// Exactly one, and that of this server: a foreign name that leads to this machine is refused.
  private func checkHost(_ headers: HTTPHeaders) throws(Refusal) {
    let hosts = headers["Host"]
    guard hosts.count == 1 else { throw .badRequest }
    guard isOwn(hosts[0]) else {
      throw Refusal(status: .misdirectedRequest, reason: "this server goes by 127.0.0.1 and localhost alone")
    }
  }

  /// Whether a host is one that the address that was printed, or its usual other name, leads to.
  private func isOwn(_ host: String) -> Bool {
    ["127.0.0.1:\(port)", "localhost:\(port)"].contains(host.lowercased())
  }

  /// Where a question comes from: from the page itself, or from somebody's own hand.
  private func checkOrigin(_ headers: HTTPHeaders) throws(Refusal) {
    let foreign = Refusal(status: .forbidden, reason: "a question comes from the page itself")
    if let site = headers.first(name: "Sec-Fetch-Site") {
      guard ["same-origin", "none"].contains(site) else { throw foreign }
    }
    if let origin = headers.first(name: "Origin") {
      guard origin == "http://" + (headers.first(name: "Host") ?? "") else { throw foreign }
    }
  }

  /// Addresses are compared as they are written: no part of one is ever a path of the file system.
  private func route(_ address: String) throws(Refusal) -> Route {
    let path = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    let lead = "/\(prefix)/"
    guard path.hasPrefix(lead) else { throw .notFound }
    switch String(path.dropFirst(lead.count)) {
    case "": return .file("page.html")
    case "report.css": return .reportStyle
    case "start": return .start
    case let name:
      if let question = Route.Question(rawValue: name) { return .question(question) }
      guard files.contains(name), name != "page.html" else { throw .notFound }
      return .file(name)
    }
  }
}
