import Foundation

/// What this process is writing at the moment, a file or a folder, so that nobody finds half of it when the process ends.
///
/// The name tells whose it is, so that those which a process left behind when it was killed, or its machine went down, can
/// be told from those that somebody still writes.
package enum UnfinishedFile {
  private static let state = State()

  /// What names of unfinished files begin with; the host, the process and a number follow.
  package static let prefix = ".sidereal-"

  /// A name that nobody else has, in a folder.
  ///
  /// Host and process are in it because several machines may write into one folder.
  package static func path(in folder: String) -> String {
    let own = "\(prefix)\(host)-\(getpid())-\(state.next())"
    return folder.isEmpty ? own : folder == "/" ? "/" + own : "\(folder)/\(own)"
  }

  /// From now on it is removed when the program ends.
  package static func begin(_ path: String) { state.add(path) }

  /// Removes it, unless it got another name.
  package static func remove(_ path: String) {
    state.drop(path)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Removes all that is unfinished: a signal ends the program.
  package static func removeAll() {
    for path in state.takeAll() { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Removes what processes of this machine that are no more left in a folder.
  ///
  /// Files of other machines stay: nothing here can tell whether they are still written.
  package static func sweep(_ folder: String) {
    let own = "\(prefix)\(host)-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(own)
    {
      guard let process = name.dropFirst(own.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// The machine's name, without what a file's name may not have.
  package static let host: String = String(
    ProcessInfo.processInfo.hostName.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "_" }.prefix(64))

  /// Unchecked because everything is touched under the lock.
  private final class State: @unchecked Sendable {
    private let lock = NSLock()
    private var paths: Set<String> = []
    private var number = 0

    func next() -> Int {
      lock.withLock {
        number += 1
        return number
      }
    }
    func add(_ path: String) { lock.withLock { _ = paths.insert(path) } }
    func drop(_ path: String) { lock.withLock { _ = paths.remove(path) } }
    func takeAll() -> Set<String> {
      lock.withLock {
        defer { paths = [] }
        return paths
      }
    }
  }
}
