/// The reader of when the allocator learns the world.
struct InformationReader {
  /// All that may be written there, for whoever wrote something else.
  static let wanted = "never, start, a moment, or {chunk: NAME}"
  let start: Double
  let chunks: Names

  /// Never where the file does not say; nil, reported, where it says something else.
  func read(_ cursor: Cursor) -> Information? {
    guard let fields = cursor.fields(["worlds"]) else { return nil }
    return fields["worlds"].map(worlds) ?? .never
  }

  /// A word, a moment at or after the start, or the chunk that reveals it.
  private func worlds(_ cursor: Cursor) -> Information? {
    if cursor.isMapping {
      let chunk = cursor.fields(["chunk"], required: ["chunk"])?["chunk"]
      return chunk?.index(of: chunks, kind: "chunk").map(Information.chunk)
    }
    guard let text = cursor.text(Self.wanted) else { return nil }
    // Words first: a moment is anything else that is one.
    if text == "never" { return .never }
    if text == "start" { return .start }
    guard let moment = cursor.faults.moment(text) else {
      cursor.report(refusal(of: text, cursor.name))
      return nil
    }
    if moment >= start { return .moment(moment) }
    cursor.report(.beforeStart(cursor.name, text, start: start))
    return nil
  }

  /// What may have been meant: a word, or the name of a chunk without its braces.
  private func refusal(of text: String, _ name: String) -> Fault {
    let meant = Spelling.nearest(to: text, among: ["never", "start"]).map { "did you mean '\($0)'?" }
    // The name of a chunk without its braces.
    let chunk = chunks.index(of: text).map { "write {chunk: \(chunks.list[$0])}" }
    return .notNumber(
      name, text, wanted: Self.wanted,
      help: chunk ?? meant ?? Fault.momentHelp(text)
        ?? "write 'start', a year such as 2035, or {chunk: NAME}")
  }
}
