import Allocation
import Threads

extension Optimizer {
  /// The search for static plans where work hastens the deadline, on the caller's thread: the room below is told what
  /// solves a box.
  static func searchHastened(
    _ instance: Instance, rates: HasteningRates, options: SearchOptions, rivals: [Plan], clock: SearchClock
  ) throws -> SearchResult {
    let sound = rivals.filter { instance.violations(of: $0).isEmpty }
    let search = HasteningSearch(
      HasteningModel(instance, rates: rates, branching: .none), options: options,
      rivals: sound + [.empty(for: instance)], clock: clock
    ) { box, options, rivals, budget in
      // The floor of the box is that of the whole search, so it stays.
      try solve(box, options: options, rivals: rivals, within: budget)
    }
    try search.run()
    return search.result()
  }
}
