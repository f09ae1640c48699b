import Files
import Foundation

/// What this machine gives to a process: processors and memory, with the limits that clusters and containers set.
package enum Machine {
  /// The path of this very program, from which more processes of it are started.
  package static let program =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]

  /// Processors that may be used at once, at least 1.
  ///
  /// What a Slurm job was given, else the least of the control group's quota and the processors that the process may run on:
  /// inside a job of one processor the machine still counts all of its own.
  package static func processors(_ environment: [String: String]) -> Int {
    if let given = environment["SLURM_CPUS_PER_TASK"].flatMap({ Int($0) }), given > 0 { return given }
    return max(1, min(allowed, quota ?? .max))
  }

  /// Processors that the process may run on: `0-3,8` in `/proc/self/status`.
  private static var allowed: Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let label = "Cpus_allowed_list:"
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(label) }) else {
      return ProcessInfo.processInfo.activeProcessorCount
    }
    return line.dropFirst(label.count).split(separator: ",").reduce(0) { count, part in
      let ends = part.split(separator: "-").compactMap { Int($0.trimmed) }
      return count + (ends.count == 2 ? ends[1] - ends[0] + 1 : ends.count)
    }
  }

  /// Processors' worth of time that the control group may take, rounded up; nil: as much as there is.
  private static var quota: Int? {
    let quotas = groups("cpu.max").compactMap { text -> Double? in
      let parts = text.split { $0.isWhitespace }.map { Double($0) }
      guard parts.count == 2, let time = parts[0], let period = parts[1], period > 0 else { return nil }
      return time / period
    }
    return quotas.min().map { max(1, Int($0.rounded(.up))) }
  }

  /// Megabytes of memory that there are for the process; nil where the system does not say.
  package static var megabytes: Int? {
    let limits = groups("memory.max").compactMap { Int($0.trimmed) }.map { $0 >> 20 }
    return (limits + [installed].compactMap { $0 }).min()
  }

  /// The machine's own, of which `/proc/meminfo` counts kilobytes.
  private static var installed: Int? {
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemTotal:") })
    else { return nil }
    return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 >> 10 }
  }

  /// A file of the process's control group (version 2) and of all groups around it.
  private static func groups(_ file: String) -> [String] {
    let own = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? ""
    let line = own.split(separator: "\n").first { $0.hasPrefix("0::") }
    var path = line.map { String($0.dropFirst(3)) } ?? "/"
    var texts: [String] = []
    while true {
      let place = "/sys/fs/cgroup" + (path == "/" ? "" : path) + "/" + file
      if let text = try? String(contentsOfFile: place, encoding: .utf8) { texts.append(text) }
      guard path != "/", path.contains("/") else { return texts }
      let around = PathName.folder(of: path)
      path = around.isEmpty ? "/" : around
    }
  }
}
