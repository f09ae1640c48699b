import Sidereal

/// Where a command's result goes: text or JSON to standard output, and JSON to a file where one was named.
struct Destination {
  /// Nil: standard output alone.
  private let out: OutFile?
  /// Whether standard output gets JSON, because of `--json` or of `--out -`.
  private let printsJSON: Bool

  /// Looked at before any work.
  ///
  /// - Parameter inputs: files that the command reads, as they were named.
  /// - Throws: a wrong use of `--out`.
  init(_ search: SearchArguments, besides inputs: [String]) throws {
    let file = try OutFile(search.out, besides: inputs)
    // `/dev/stdout` is standard output, too, and must not get the result twice.
    let isHere = search.out == "-" || file?.isStandardOutput ?? false
    out = isHere ? nil : file
    printsJSON = search.json || isHere
  }

  /// Prints the result, and writes it to the file.
  ///
  /// Neither form is made unless it is wanted; JSON at most once.
  ///
  /// - Throws: the code of what could not be written, which was said.
  func deliver(json: @autoclosure () -> String, text: @autoclosure () -> String) throws {
    let file = out.map { ($0, json()) }
    try Output.deliver(printsJSON ? file?.1 ?? json() : text(), file: file)
  }
}
