import NIOCore

/// The open connections, so that there are never more than the process has descriptors for.
///
/// Touched on the one event loop alone, which is why it needs no lock.
final class ConnectionList {
  private let most: Int
  /// By when they last began to wait, the longest waiting first; those with a request at hand are in `busy`.
  private var waiting: [ObjectIdentifier: (order: Int, channel: any Channel)] = [:]
  private var busy: Set<ObjectIdentifier> = []
  private var order = 0

  init(most: Int) { self.most = most }

  /// A connection waits for a request, from now on.
  ///
  /// - Returns: false where there is no room, not even by closing another that waits: this one is to be closed.
  func waits(_ channel: any Channel) -> Bool {
    busy.remove(ObjectIdentifier(channel))
    order += 1
    waiting[ObjectIdentifier(channel)] = (order, channel)
    guard waiting.count + busy.count > most else { return true }
    let oldest = waiting.min { $0.value.order < $1.value.order }
    guard let oldest, oldest.key != ObjectIdentifier(channel) else { return false }
    waiting[oldest.key] = nil
    oldest.value.channel.close(promise: nil)
    return true
  }

  /// It has a request, and is not closed for others.
  func works(_ channel: any Channel) {
    waiting[ObjectIdentifier(channel)] = nil
    busy.insert(ObjectIdentifier(channel))
  }

  /// It is closed.
  func left(_ channel: any Channel) {
    waiting[ObjectIdentifier(channel)] = nil
    busy.remove(ObjectIdentifier(channel))
  }
}
