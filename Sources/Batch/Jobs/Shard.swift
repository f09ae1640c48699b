/// A shard: one of several parts of a batch that different machines work on, 1/8 to 8/8.
///
/// Every part takes each eighth job, so that jobs of one kind, which stand together, are spread.
package struct Shard: Sendable, Equatable {
  /// From 1.
  package let index: Int
  package let count: Int

  /// A batch that is whole.
  package static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

  /// - Parameters:
  ///   - text: `3/8`, or `auto` for what a cluster says.
  ///   - environment: where a cluster says it.
  /// - Throws: why it is no shard.
  package init(_ text: String, environment: [String: String]) throws(WrongBatch) {
    if text == "auto" {
      self = try Self.ofCluster(environment)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, 1...count ~= index else {
      throw WrongBatch(
        .usage,
        "--shard is \(text.isEmpty ? "empty" : text), and is written 1/8 to 8/8 for eight parts, or auto")
    }
    self.init(index: index, count: count)
  }

  /// What a Slurm array says of itself, or a Kubernetes indexed job together with a number that the script states.
  private static func ofCluster(_ environment: [String: String]) throws(WrongBatch) -> Shard {
    func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
    if let id = number("SLURM_ARRAY_TASK_ID") {
      guard let low = number("SLURM_ARRAY_TASK_MIN"), let high = number("SLURM_ARRAY_TASK_MAX"),
        let count = number("SLURM_ARRAY_TASK_COUNT"), let step = number("SLURM_ARRAY_TASK_STEP"),
        // `--array=3,5` counts two tasks and says 3 and 5: nothing tells which parts they are.
        step >= 1, high - low == (count - 1) * step, (id - low) % step == 0
      else {
        throw WrongBatch(
          .usage,
          "--shard auto: this Slurm array leaves out some of its indices, so its parts cannot be told; write --shard"
            + " \"$SLURM_ARRAY_TASK_ID/8\", with the number of parts that the whole batch was cut into")
      }
      return Shard(index: (id - low) / step + 1, count: count)
    }
    if let index = number("JOB_COMPLETION_INDEX") {
      guard let count = number("SIDEREAL_SHARDS"), count >= 1, 0..<count ~= index else {
        throw WrongBatch(
          .usage,
          "--shard auto: a Kubernetes job does not say how many parts there are; set SIDEREAL_SHARDS to its completions"
        )
      }
      return Shard(index: index + 1, count: count)
    }
    throw WrongBatch(
      .usage, "--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; write 1/8 to 8/8")
  }

  /// The jobs of this part, in their order.
  package func part<Job>(of jobs: [Job]) -> [Job] {
    jobs.enumerated().filter { $0.offset % count == index - 1 }.map(\.element)
  }
}
