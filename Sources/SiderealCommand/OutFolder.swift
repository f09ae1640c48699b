import ArgumentParser
import Files
import Foundation

/// A folder of files that the command writes, tables or drawings: all of them or none, and never over what it reads.
///
/// They are written into a folder of their own beside their place. Once all are whole that folder takes the name that was asked
/// for; where there is such a folder already the files move into it, each over the one of its name, and others in it stay.
struct OutFolder: Sendable {
  /// As it was named.
  let name: String

  /// A file by its name in the folder.
  struct File: Sendable {
    /// With its end.
    var name: String
    /// All of it.
    var text: String
  }

  /// What stands in the way is seen before any work, as for `OutFile`.
  ///
  /// - Parameters:
  ///   - name: nil where no folder was asked for.
  ///   - option: by which it was asked for.
  ///   - files: names of what will be written.
  ///   - inputs: files that are read, as they were named.
  ///   - outs: files that are written besides, by their options.
  /// - Throws: a wrong use of the option.
  init?(
    _ name: String?, option: String, files: [String], besides inputs: [String],
    outs: [(option: String, name: String)] = []
  ) throws {
    guard let name else { return nil }
    self.name = name
    for file in files.map(path) {
      guard let identity = FileIdentity(of: file), identity.isRegular else { continue }
      if inputs.contains(where: { FileIdentity(of: $0) == identity }) {
        throw ValidationError(
          "\(option) \(name.shown) would write over \(file.shown), which is read; name another folder")
      }
      if identity == FileIdentity(descriptor: Output.standardOutput) {
        throw ValidationError("standard output is \(file.shown), which \(option) writes")
      }
    }
    // By one spelling, since there may be no such file yet.
    let paths = Set(files.map { PathName.standard(path($0)) })
    for out in outs where paths.contains(PathName.standard(out.name)) {
      throw ValidationError(
        "\(out.option) \(out.name.shown) is one of the files that \(option) \(name.shown) writes")
    }
    if let reason = obstacle { OutFile.warn(name, reason) }
  }

  /// Where a file is written.
  private func path(_ file: String) -> String { "\(name)/\(file)" }

  /// Nil where there is no such folder yet.
  private var status: stat? {
    var status = stat()
    return stat(name, &status) == 0 ? status : nil
  }

  /// Where the new files are made: in the folder itself, or beside the place where it will be.
  private var place: String {
    let place = status == nil ? PathName.folder(of: name) : name
    return place.isEmpty ? "." : place
  }

  /// Why nothing can be written there; nil: nothing is known to be in the way.
  private var obstacle: String? {
    if let status, status.st_mode & S_IFMT != S_IFDIR { return String(cString: strerror(ENOTDIR)) }
    return access(place, W_OK | X_OK) == 0 ? nil : String(cString: strerror(errno))
  }

  /// Writes all files.
  ///
  /// - Throws: the first failure, with everything as it was before.
  func write(_ files: [File]) throws(OutFile.Failure) {
    let isNew = status == nil
    let stage = UnfinishedFile.path(in: place)
    guard mkdir(stage, Self.ownerOnly) == 0 else { throw OutFile.Failure(name.shown) }
    UnfinishedFile.begin(stage)
    defer { UnfinishedFile.remove(stage) }
    for file in files {
      let mode = OutPlace(path(file.name)).mode
      try Publication.make(
        "\(stage)/\(file.name)", mode: mode, with: file.text, shown: path(file.name).shown)
    }
    if isNew {
      try publish(stage)
    } else {
      try publish(files.map(\.name), from: stage)
    }
  }

  /// Gives a new folder its name, in one step for whoever looks.
  private func publish(_ stage: String) throws(OutFile.Failure) {
    // What stays is as open as other folders.
    guard chmod(stage, Permissions.folder) == 0, rename(stage, name) == 0 else {
      throw OutFile.Failure(name.shown)
    }
    Publication.settle(folder: place)
  }

  /// What is made for a moment is its owner's alone.
  private static let ownerOnly: mode_t = 0o700

  /// Moves files into a folder that there is. What could make one of them fail is looked at before the first.
  private func publish(_ names: [String], from stage: String) throws(OutFile.Failure) {
    for name in names where FileIdentity.isFolder(path(name)) {
      throw OutFile.Failure(path(name).shown, EISDIR)
    }
    for name in names {
      guard rename("\(stage)/\(name)", path(name)) == 0 else { throw OutFile.Failure(path(name).shown) }
    }
    Publication.settle(folder: place)
  }
}
