/// The bytes that the fuzzer made up.
package func input(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

/// Something that must be so whatever the input is. Where it is not, the process ends with a word on what was wrong, and
/// the fuzzer keeps the input.
package func must(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

extension [UInt8] {
  /// Whether these are the bytes of a text.
  package func isEqual(to text: String) -> Bool { elementsEqual(text.utf8) }

  /// What stands between the record separators (U+001E) of an input that stands for several files.
  package var files: [[UInt8]] { split(separator: 0x1E, omittingEmptySubsequences: false).map(Array.init) }
}
