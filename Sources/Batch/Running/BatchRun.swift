import Files
import Foundation
import Threads

/// A batch at work: jobs are handed to workers, processes of their own that solve one after the other, and are replaced
/// when one of them breaks.
///
/// This process reads no problem and solves none, so that nothing in a file can end it.
package struct BatchRun: Sendable {
  package let settings: WorkerSettings
  /// Workers at once.
  package let workers: Int
  package let version: String
  /// Raised when somebody interrupts: workers save what they have.
  package let stop: StopSignal
  /// What is told while it runs, from several threads.
  package let listener: any BatchListener

  package init(
    settings: WorkerSettings, workers: Int, version: String, stop: StopSignal, listener: any BatchListener
  ) {
    (self.settings, self.workers, self.version) = (settings, workers, version)
    (self.stop, self.listener) = (stop, listener)
  }

  /// How often the signal is looked at.
  private static let glance = Duration.milliseconds(50)
  /// For how long interrupted workers may write what they have.
  private static let patience = Duration.seconds(5)

  /// Works on all jobs, and returns when they have ended or no more can be done.
  ///
  /// - Throws: that a record could not be written.
  package func run(_ jobs: [BatchJob]) async throws(WriteFailure) {
    let queue = JobQueue(jobs)
    let children = RunningChildren()
    let failure = FirstFailure()
    let watch = Task {
      while !stop.isRequested {
        guard (try? await Task.sleep(for: Self.glance)) != nil else { return }
      }
      await queue.close()
      children.signal(SIGTERM)
      guard (try? await Task.sleep(for: Self.patience)) != nil else { return }
      children.signal(SIGKILL)
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(workers, jobs.count) {
        group.addTask {
          let slot = WorkerSlot(run: self, queue: queue, children: children)
          do throws(WriteFailure) { try await slot.work() } catch {
            failure.put(error)
            await queue.close()
          }
        }
      }
    }
    watch.cancel()
    if let error = failure.value { throw error }
  }
}

/// Whoever wants to know how a batch goes on.
package protocol BatchListener: Sendable {
  /// A job has ended.
  func ended(_ row: BatchRow, isFound: Bool)
  /// Something to tell people.
  func note(_ sentence: String)
}

/// The first of several failures; unchecked because it is only touched under the lock.
private final class FirstFailure: @unchecked Sendable {
  private let lock = NSLock()
  private var failure: WriteFailure?
  var value: WriteFailure? { lock.withLock { failure } }
  func put(_ failure: WriteFailure) { lock.withLock { self.failure = self.failure ?? failure } }
}

/// The workers that run now, for signals to all of them.
///
/// Unchecked because everything is touched under the lock. A process is taken out before it is waited for, so no signal
/// reaches another one that got its number.
final class RunningChildren: @unchecked Sendable {
  private let lock = NSLock()
  private var processes: Set<pid_t> = []
  /// A signal for those that come later too.
  private var last: Int32?

  func add(_ process: pid_t) {
    lock.withLock {
      processes.insert(process)
      if let last { kill(process, last) }
    }
  }

  /// Ends a process, if it still runs.
  func end(_ process: pid_t) {
    lock.withLock { if processes.contains(process) { kill(process, SIGKILL) } }
  }

  func remove(_ process: pid_t) { lock.withLock { _ = processes.remove(process) } }

  func signal(_ number: Int32) {
    lock.withLock {
      last = number
      for process in processes { kill(process, number) }
    }
  }
}
