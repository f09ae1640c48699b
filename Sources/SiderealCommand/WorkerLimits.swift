import Batch
import Files
import Foundation

/// Limits that a worker sets itself before its first job, so that no problem takes the machine with it.
enum WorkerLimits {
  /// Megabytes of addresses beyond the memory that may be used: stacks of threads and libraries take addresses that nobody
  /// ever fills.
  private static let spareMegabytes = 4096
  /// Bytes of a file: far beyond any record.
  private static let largestFile: rlim_t = 4 << 30
  /// Seconds of processor time beyond a job's limit after which the system ends the worker.
  private static let graceSeconds = 60.0
  /// How often memory is looked at: a process fills a gigabyte in a quarter of a second at most.
  private static let glance = 0.02

  /// Sets what holds for the whole life of the process; no memory image of a crash fills a disk.
  static func apply(mostMegabytes: Int) {
    set(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
    set(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), largestFile)
    set(__rlimit_resource_t(RLIMIT_AS.rawValue), rlim_t(mostMegabytes + spareMegabytes) << 20)
  }

  /// Gives the process so much more processor time than it took so far.
  static func allow(seconds: Double?, threads: Int) {
    guard let seconds else { return }
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return }
    let spent = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0 else { return }
    // The soft limit alone, which may be raised again for the next job.
    let most = Double(spent) + (seconds + graceSeconds) * Double(threads)
    limit.rlim_cur = min(limit.rlim_max, rlim_t(min(most, 1e15)))
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// Never above what the system allows.
  private static func set(_ resource: __rlimit_resource_t, _ most: rlim_t) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, most)
    if resource == __rlimit_resource_t(RLIMIT_CORE.rawValue) { limit.rlim_max = 0 }
    setrlimit(resource, &limit)
  }

  /// Ends the process, with a word, where it holds more than it may.
  static func checkMemory(most megabytes: Int, says complain: () -> Void) {
    guard Memory.resident > megabytes else { return }
    complain()
    UnfinishedWork.end()
  }

  /// Looks at that all the time, on a thread of its own.
  ///
  /// - Parameter complain: says so, before the end.
  static func watchMemory(most megabytes: Int, says complain: @escaping @Sendable () -> Void) {
    let thread = Thread {
      while true {
        Thread.sleep(forTimeInterval: glance)
        checkMemory(most: megabytes, says: complain)
      }
    }
    thread.qualityOfService = .userInteractive
    thread.start()
  }
}

/// The end of a worker in the middle of its work.
enum UnfinishedWork {
  /// Leaves no half file behind. Work may still be running on other threads, so nothing is taken apart.
  static func end() -> Never {
    UnfinishedFile.removeAll()
    _exit(0)
  }
}

/// What a worker says on standard output, a line at a time, whichever thread says it.
enum WorkerVoice {
  private static let lock = NSLock()

  /// Where nobody listens any more the end of standard input ends the process.
  static func say(_ word: WorkerWord) { say(line: word.line) }

  /// Anything else that is one line.
  static func say(line: String) {
    lock.withLock { _ = Output.write(line + "\n", to: Output.standardOutput) }
  }
}
