import NIOHTTP1

/// A request that is not answered, and why.
struct Refusal: Error, Equatable {
  let status: HTTPResponseStatus
  /// A sentence for whoever reads the answer.
  let reason: String

  // MARK: - Reasons that come up in several places

  /// No HTTP, or none that a browser speaks.
  static let badRequest = Refusal(status: .badRequest, reason: "this is no request that a browser makes")
  static let headTooLarge = Refusal(
    status: .requestHeaderFieldsTooLarge, reason: "the request's head is too large")
  static let bodyTooLarge = Refusal(
    status: .payloadTooLarge, reason: "the question is larger than the page takes: use the command line")
  /// Half a head, or half a body.
  static let slow = Refusal(status: .requestTimeout, reason: "the request did not come to its end in time")
  /// Also for every address without the prefix: nobody learns which addresses there are.
  static let notFound = Refusal(status: .notFound, reason: "there is nothing here")
}
