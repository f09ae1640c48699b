import Allocation
import Answers
import Foundation
import FuzzSupport
import Problems
import Reporting

/// A result whose plan is found in a problem: the first byte says which.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlan(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = input(start, count)
  guard let first = bytes.first else { return 0 }
  let instance = instances[Int(first) % instances.count]
  do throws(InvalidPlan) {
    let plan = try PlanFile.read(Array(bytes.dropFirst()), for: instance)
    // What breaks the rules is told, and goes no further.
    let violations = instance.violations(of: plan)
    for violation in violations { must(!violation.description.isEmpty, "says nothing") }
    guard violations.isEmpty else { return 0 }
    let text = report(plan, instance).json()
    // Plans that differ in nothing that is told are the same: where nobody looks, it does not matter when.
    let again = try PlanFile.read(Array(text.utf8), for: instance)
    must(report(again, instance).json() == text, "written and read, and not the same: \(plan)\n\(text)")
  } catch {
    must(!error.findings.isEmpty && !error.description.isEmpty, "refused without a word")
  }
  return 0
}

/// A report of a plan that somebody carries out.
private func report(_ plan: Plan, _ instance: Instance) -> SolveReport {
  let evaluation = instance.judge(plan)
  must((0...1).contains(evaluation.chance), "no chance: \(evaluation.chance)")
  let facts = SearchFacts(seconds: 0, nodes: 0, seed: 1, gapAsked: 0)
  return SolveReport(
    problem: .init(title: nil, file: "x.yaml", sha256: ""), instance: instance,
    answer: Answer(plan: plan, chance: evaluation.chance, bound: 1, status: .limit, search: facts),
    evaluation: evaluation)
}

/// One stage and two, grants, gates, copies, teams of one pool and of several.
private let instances: [Instance] = [
  "toy/toy-2052", "grants/portfolio", "information/theory-first", "information/told-in-2028",
  "staffing/theory-separate-4", "worlds/small", "hastening/two-units-for-one", "grants/train-or-hire",
].map { name in
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let file = root.appendingPathComponent("Problems/\(name).yaml")
  guard let bytes = try? Data(contentsOf: file),
    let found = try? ProblemReader.read(Array(bytes), directory: file.deletingLastPathComponent().path)
  else { fatalError("\(file.path) is no problem") }
  return Instance(found.problem)
}
