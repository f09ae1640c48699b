import Files
import Foundation

/// Where a file is to be written.
enum OutPlace {
  /// Something that is written to as it stands: a device, a pipe, an open descriptor.
  case stream
  /// A file, or none yet, at the end of all links, and the permissions that it gets.
  case file(path: String, mode: mode_t)

  /// Looks at what a name stands for now. A folder counts as a file, to be refused as such.
  init(_ name: String) {
    var status = stat()
    let exists = stat(name, &status) == 0
    let kind = status.st_mode & S_IFMT
    if exists, kind != S_IFREG && kind != S_IFDIR || Self.isDescriptor(name) {
      self = .stream
    } else {
      self = .file(path: Self.resolved(name), mode: exists ? status.st_mode & 0o7777 : Permissions.file)
    }
  }

  /// The permissions that a file there gets.
  var mode: mode_t {
    switch self {
    case .stream: Permissions.file
    case .file(_, let mode): mode
    }
  }

  /// Why nothing can be written there; nil: nothing is known to be in the way.
  ///
  /// A file is replaced and not written over, so its folder must be writable too.
  var obstacle: String? {
    switch self {
    case .stream: return nil
    case .file(let path, _):
      var status = stat()
      if stat(path, &status) == 0 {
        if status.st_mode & S_IFMT == S_IFDIR { return "it is a directory" }
        if access(path, W_OK) != 0 { return String(cString: strerror(errno)) }
      }
      let folder = PathName.folder(of: path)
      return access(folder.isEmpty ? "." : folder, W_OK) == 0 ? nil : String(cString: strerror(errno))
    }
  }

  /// Links of the system to what a process holds open lead nowhere by their text.
  private static func isDescriptor(_ name: String) -> Bool {
    ["/dev/fd/", "/dev/std", "/proc/"].contains { name.hasPrefix($0) }
  }

  /// Links as many as a system follows.
  private static let mostLinks = 40

  /// The end of the links at a path; the last one's target need not exist.
  ///
  /// Otherwise a rename would replace the link, and leave the file that it leads to as it was.
  private static func resolved(_ name: String) -> String {
    var path = name
    for _ in 0..<mostLinks {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      let folder = PathName.folder(of: path)
      path = target.hasPrefix("/") || folder.isEmpty ? target : folder + "/" + target
    }
    return path
  }
}

/// Which file a name or a descriptor stands for: two names of one file have the same device and inode.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let inode: ino_t
  /// Devices and pipes are not: nothing in them can be overwritten.
  let isRegular: Bool

  /// - Parameter name: `-` is standard input. Nil where there is no such file.
  init?(of name: String) {
    var status = stat()
    guard (name == "-" ? fstat(0, &status) : stat(name, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// Whether a name is that of a folder.
  static func isFolder(_ name: String) -> Bool {
    var status = stat()
    return stat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Nil where nothing is open under it.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    (device, inode, isRegular) = (status.st_dev, status.st_ino, status.st_mode & S_IFMT == S_IFREG)
  }
}
