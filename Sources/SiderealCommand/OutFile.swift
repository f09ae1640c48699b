import ArgumentParser
import Files
import Foundation

/// A file that the command writes: whole or not at all, and never over what it reads.
///
/// The old file stays until the new one is complete beside it, so a full disk, a signal or a power cut leaves
/// one of the two, and never half a result.
struct OutFile: Sendable {
  /// As it was named.
  let name: String
  /// The same for messages.
  private var shown: String { name.shown }

  /// What stands where it is to be written, seen before any work, for hours may lie between.
  ///
  /// - Parameters:
  ///   - name: nil where no file was asked for; `-` is standard output.
  ///   - option: by which it was asked for.
  ///   - inputs: files that are read, as they were named.
  /// - Throws: a wrong use of the option.
  init?(_ name: String?, option: String = "--out", besides inputs: [String]) throws {
    let read = inputs.compactMap { input in FileIdentity(of: input).map { (input, $0) } }
      .filter(\.1.isRegular)
    let standard = FileIdentity(descriptor: Output.standardOutput)
    // As in `sidereal solve x.yaml >> x.yaml`: by names alone nobody could tell.
    for (input, identity) in read where identity == standard {
      throw ValidationError("standard output is \(Input.shownName(input)), which is read")
    }
    guard let name, name != "-" else { return nil }
    guard !name.isEmpty else { throw ValidationError("\(option) names no file") }
    self.name = name
    for (input, identity) in read where identity == FileIdentity(of: name) {
      throw ValidationError(
        "\(option) \(name.shown) is the same file as \(Input.shownName(input)), which is read;"
          + " name another one")
    }
    // The work is done all the same, for what it prints; but nobody should learn of it only then.
    if let reason = place.obstacle { Self.warn(name, reason) }
  }

  /// Names are looked at more than once, and each is warned of once.
  private static let warned = Locked<Set<String>>([])

  /// Says that a place cannot be written to, and why.
  static func warn(_ name: String, _ reason: String) {
    guard warned.with({ $0.insert(name).inserted }) else { return }
    Output.complain("warning: \(name.shown) cannot be written: \(reason)")
  }

  /// Where it is to be written, seen anew each time: links may be changed meanwhile.
  private var place: OutPlace { OutPlace(name) }

  /// Whether the name stands for standard output, such as `/dev/stdout`.
  var isStandardOutput: Bool {
    FileIdentity(of: name).map { $0 == FileIdentity(descriptor: Output.standardOutput) } ?? false
  }

  /// A file that could not be written, with the system's reason.
  typealias Failure = WriteFailure

  /// Writes the file.
  ///
  /// - Throws: `Failure`, with the old file as it was unless the name stands for a stream.
  func write(_ text: String) throws(Failure) {
    switch place {
    case .stream: try pour(text)
    case .file(let path, let mode): try Publication.replace(path, mode: mode, with: text, shown: shown)
    }
  }

  /// Devices and pipes are never replaced.
  private func pour(_ text: String) throws(Failure) {
    let descriptor = open(name, O_WRONLY)
    guard descriptor >= 0 else { throw Failure(shown) }
    let failure = Output.write(text, to: descriptor)
    guard close(descriptor) == 0 || failure != 0 else { throw Failure(shown) }
    guard failure == 0 else { throw Failure(shown, failure) }
  }
}
