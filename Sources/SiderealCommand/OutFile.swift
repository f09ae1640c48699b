import ArgumentParser
import Foundation

/// Files that the command writes. They are looked at before any work, for hours may lie between.
enum OutFile {
  /// - Throws: a wrong use of `--out`.
  static func check(_ file: String?) throws {
    guard let file else { return }
    let url = URL(fileURLWithPath: file)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
    if exists, isDirectory.boolValue { throw ValidationError("cannot write \(file): it is a directory") }
    let place = exists ? url.path : url.deletingLastPathComponent().path
    if access(place, W_OK) != 0 {
      throw ValidationError("cannot write \(file): \(String(cString: strerror(errno)))")
    }
  }

  static func write(_ text: String, to file: String) throws {
    do {
      try text.write(toFile: file, atomically: false, encoding: .utf8)
    } catch {
      Output.complain("cannot write \(file)")
      throw ExitCode.bug
    }
  }
}
