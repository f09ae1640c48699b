import Allocation

/// Every plan of a tiny instance, listed without a reduction.
enum BruteForce {
  /// Attempts of one kind that start together on one copy.
  private struct Slot {
    let type: Int
    let start: Int
    let copy: Int
  }

  private static func slots(_ instance: Instance) -> [Slot] {
    instance.bundles.flatMap { bundle in
      bundle.crews.flatMap(\.options).flatMap { type in
        (0..<instance.steps).filter { $0 + instance.types[type].length <= instance.steps }.flatMap { start in
          (0..<bundle.copies).map { Slot(type: type, start: start, copy: $0) }
        }
      }
    }
  }

  /// All sets of attempts that people and budgets allow.
  static func entries(_ instance: Instance) -> [[Plan.Entry]] {
    let slots = slots(instance)
    var free = instance.headcounts
    var chosen: [Plan.Entry] = []
    var found: [[Plan.Entry]] = []
    func book(_ slot: Slot, _ number: Int) {
      let type = instance.types[slot.type]
      for holding in type.held {
        for step in slot.start..<(slot.start + type.length) {
          free[holding.pool][step] -= number * holding.people
        }
      }
    }
    func choose(_ index: Int) {
      guard index < slots.count else {
        let plan = Plan(entries: chosen, gates: instance.bundles.map { $0.isGated ? 0 : nil })
        if instance.violations(of: plan).isEmpty { found.append(chosen) }
        return
      }
      let (slot, before) = (slots[index], free)
      var number = 0
      while free.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) {
        if number > 0 {
          chosen.append(.init(type: slot.type, start: slot.start, copy: slot.copy, attempts: number))
        }
        choose(index + 1)
        if number > 0 { chosen.removeLast() }
        number += 1
        book(slot, 1)
      }
      free = before
    }
    choose(0)
    return found
  }

  /// The plans of some attempts with every choice of gates.
  static func plans(_ entries: [Plan.Entry], _ instance: Instance) -> [Plan] {
    var gates: [[Int?]] = [[]]
    for bundle in instance.bundles {
      let options: [Int?] = bundle.isGated ? (0...instance.steps).map(Int?.some) : [nil]
      gates = gates.flatMap { known in options.map { known + [$0] } }
    }
    return gates.map { Plan(entries: entries, gates: $0) }.filter { instance.violations(of: $0).isEmpty }
  }

  /// The best chance of a static plan.
  static func best(_ instance: Instance) -> Double {
    entries(instance).reduce(0) { best, entries in
      plans(entries, instance).reduce(best) { max($0, instance.chance(of: $1)) }
    }
  }

  /// The best chance for somebody who learns the world at a boundary: what starts before is the same in all worlds.
  static func best(_ instance: Instance, learningAt look: Int) -> Double {
    var best: [[[Int]]: [Double]] = [:]
    let worlds = instance.worlds.indices.map(instance.known)
    for entries in entries(instance) {
      let shared = entries.filter { $0.start < look }.map { [$0.type, $0.start, $0.copy, $0.attempts] }
      for (index, world) in worlds.enumerated() {
        let chance = plans(entries, world).reduce(0) { max($0, world.chance(of: $1)) }
        best[shared, default: worlds.map { _ in 0 }][index] = max(best[shared]?[index] ?? 0, chance)
      }
    }
    return best.values.map { zip(instance.worlds, $0).reduce(0) { $0 + $1.0.credence * $1.1 } }.max() ?? 0
  }
}
