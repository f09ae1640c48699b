import ArgumentParser
import Foundation

/// A file that the command writes: whole or not at all, and never over what it reads.
///
/// The old file stays until the new one is complete beside it, so a full disk, a signal or a power cut leaves
/// one of the two, and never half a result.
struct OutFile: Sendable {
  /// As it was named.
  let name: String

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
  ///
  /// - Parameter number: an error number; `errno` of the call that just failed.
  struct Failure: Error {
    var name: String
    var reason: String
    var sentence: String { "cannot write \(name.shown): \(reason)" }

    init(_ name: String, _ number: Int32 = errno) {
      (self.name, reason) = (name, String(cString: strerror(number)))
    }
  }

  /// Writes the file.
  ///
  /// - Throws: `Failure`, with the old file as it was unless the name stands for a stream.
  func write(_ text: String) throws(Failure) {
    switch place {
    case .stream: try pour(text)
    case .file(let path, let mode): try replace(path, mode, with: text)
    }
  }

  /// Devices and pipes are never replaced.
  private func pour(_ text: String) throws(Failure) {
    let descriptor = open(name, O_WRONLY)
    guard descriptor >= 0 else { throw Failure(name) }
    let failure = Output.write(text, to: descriptor)
    guard close(descriptor) == 0 || failure != 0 else { throw Failure(name) }
    guard failure == 0 else { throw Failure(name, failure) }
  }

  /// Beside the old file, whose name the new one takes when it is whole.
  ///
  /// A rename within one folder is one step for whoever looks. The old file's permissions are kept.
  private func replace(_ path: String, _ mode: mode_t, with text: String) throws(Failure) {
    let unfinished = try Self.written(text, beside: path, mode, shown: name)
    defer { Self.removeUnfinished() }
    guard rename(unfinished, path) == 0 else { throw Failure(name) }
    Self.settle(folder: OutPlace.folder(of: path))
  }

  /// Writes a file that must not exist yet.
  ///
  /// A hard link fails where the name is taken, which no look beforehand could promise.
  ///
  /// - Returns: false where there is one.
  static func create(_ text: String, at path: String) throws(Failure) -> Bool {
    let unfinished = try written(text, beside: path, OutPlace.usualMode, shown: path)
    defer { removeUnfinished() }
    if link(unfinished, path) == 0 { return true }
    guard errno == EEXIST else { throw Failure(path) }
    return false
  }

  /// A new file beside a path, whole and on the disk.
  ///
  /// - Returns: its path, under a name that nobody else has.
  private static func written(
    _ text: String, beside path: String, _ mode: mode_t, shown: String
  ) throws(Failure) -> String {
    let folder = OutPlace.folder(of: path)
    var template = Array(((folder.isEmpty ? "." : folder) + "/.sidereal-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failure(shown) }
    let unfinished = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    begin(unfinished)
    do { try fill(descriptor, mode, with: text, shown: shown) } catch {
      removeUnfinished()
      throw error
    }
    return unfinished
  }

  /// A new file in a folder that was begun, whole and on the disk.
  static func make(_ path: String, _ mode: mode_t, with text: String, shown: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { throw Failure(shown) }
    try fill(descriptor, mode, with: text, shown: shown)
  }

  /// Writes all of a new file, and closes it. The disk may tell only at `fsync`, or at `close`, that it was full.
  private static func fill(
    _ descriptor: Int32, _ mode: mode_t, with text: String, shown: String
  ) throws(Failure) {
    var failure = Output.write(text, to: descriptor)
    if failure == 0, fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw Failure(shown, failure) }
  }

  /// So that the new name outlives a power cut; not every folder can be asked for that.
  ///
  /// A failure is passed over: the file is there, and the next power cut is not.
  static func settle(folder: String) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// What is being written, a file or a folder, so that nobody finds half of it.
  private static let unfinished = Locked<String?>(nil)

  /// From now on it is removed unless it gets another name.
  static func begin(_ path: String) { unfinished.with { $0 = path } }

  /// Also called when a signal ends the program.
  static func removeUnfinished() {
    unfinished.with { path in
      if let path { try? FileManager.default.removeItem(atPath: path) }
      path = nil
    }
  }
}
