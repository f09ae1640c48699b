import Foundation

/// The permissions that new files and folders get: what the process's mask leaves of all.
package enum Permissions {
  package static let file: mode_t = 0o666 & ~mask
  /// Whoever may read a folder may also enter it.
  package static let folder: mode_t = 0o777 & ~mask

  /// It can only be read by setting it, so it is put back at once; read once, before there are several threads that write.
  private static let mask: mode_t = {
    let mask = umask(0)
    umask(mask)
    return mask
  }()
}
