import Allocation
import FuzzSupport
import Problems

/// A problem file, with overrides from lines at its beginning such as `#= pools.field.correct=5%`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProblem(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = input(start, count)
  let overrides = overrides(bytes)
  let found = Reading(bytes, directory: "/nowhere", overrides: overrides)
  must(found == Reading(bytes, directory: "/nowhere", overrides: overrides), "read twice, and not the same")
  if let problem = found.problem { use(problem) }
  return 0
}

/// What the first lines put in place of the file's own.
private func overrides(_ bytes: [UInt8]) -> [Override] {
  let lines = bytes.split(separator: 10).prefix { $0.starts(with: Array("#= ".utf8)) }
  return lines.map { line in
    let parts = line.dropFirst(3).split(separator: 61, maxSplits: 1, omittingEmptySubsequences: false)
    return Override(
      key: String(decoding: parts[0], as: UTF8.self),
      value: String(decoding: parts.count > 1 ? parts[1] : [], as: UTF8.self))
  }
}

/// A problem that was read is sound: laws, people and money can be put on the grid, and the whole on it.
private func use(_ problem: Problem) {
  let time = problem.time
  for law in [problem.deadline] + problem.worlds.compactMap(\.deadline) {
    let weights = law.weights(on: time)
    must(weights.allSatisfy { $0 >= 0 } && abs(weights.reduce(0, +) - 1) < 1e-6, "no law: \(law)")
  }
  for pool in problem.pools {
    must(pool.headcount.people(on: time).allSatisfy { $0 >= 0 }, "fewer people than none: \(pool)")
  }
  for budget in problem.budgets {
    must(budget.cumulativeIncome(on: time).allSatisfy(\.isFinite), "endless money: \(budget)")
  }
  // Larger ones would take all the time of the fuzzer.
  let pairs = problem.chunks.count * max(1, problem.pools.count) * max(1, problem.worlds.count)
  if time.steps <= 1000, pairs <= 1000 { _ = Instance(problem) }
}
