import Allocation
import Answers

@testable import Allocators

/// The dealing loop as its definition reads: one team at a time, everything worked out anew from the entries.
struct SlowDealer {
  let instance: Instance
  let rule: NaiveRule
  var round = 1
  var step = 0
  var started: [Started] = []

  struct Started: Equatable {
    let offer: Offer
    let step: Int
  }
  struct Offer: Equatable {
    let bundle: Int
    let copy: Int
    let crew: Int
  }

  init(_ instance: Instance, rule: NaiveRule) {
    self.instance = instance
    self.rule = rule
  }

  mutating func plan() -> Plan {
    for step in 0..<instance.steps {
      self.step = step
      while true {
        while pass() {}
        if round < 1000, instance.headcounts.indices.contains(where: { !able($0).isEmpty }) {
          round += 1
        } else {
          break
        }
      }
    }
    return written
  }

  /// One turn for each pool; whether any of them started one.
  mutating func pass() -> Bool {
    var hasStarted = false
    for pool in instance.headcounts.indices {
      let candidates = able(pool).filter { credit($0) < Double(round) * count($0) - 1e-9 }
      if candidates.isEmpty { continue }
      started.append(.init(offer: pick(candidates, pool), step: step))
      hasStarted = true
    }
    return hasStarted
  }

  var written: Plan {
    Plan(
      entries: started.map { .init(type: crew($0.offer).base, start: $0.step, copy: $0.offer.copy) },
      gates: instance.bundles.indices.map {
        instance.bundles[$0].isGated ? gate($0) ?? instance.steps : nil
      }
    ).normalised(in: instance)
  }

  func crew(_ offer: Offer) -> Crew { instance.bundles[offer.bundle].crews[offer.crew] }
  func count(_ offer: Offer) -> Double {
    let bundle = instance.bundles[offer.bundle]
    return bundle.isSeparate ? 1 : Double(bundle.baseCount)
  }
  func on(_ offer: Offer) -> [Started] {
    started.filter { $0.offer.bundle == offer.bundle && $0.offer.copy == offer.copy }
  }
  func credit(_ offer: Offer) -> Double { on(offer).reduce(0) { $0 + crew($1.offer).baseCorrect } }

  func gate(_ bundle: Int) -> Int? {
    let copies = instance.bundles[bundle].isSeparate ? instance.bundles[bundle].baseCount : 1
    return (0...instance.steps).first { boundary in
      (0..<copies).allSatisfy { copy in
        let offer = Offer(bundle: bundle, copy: copy, crew: 0)
        let ended = on(offer).filter { $0.step + instance.types[crew($0.offer).base].length <= boundary }
        return ended.reduce(0) { $0 + crew($1.offer).baseCorrect } >= count(offer) - 1e-9
      }
    }
  }

  func fits(_ offer: Offer) -> Bool {
    var tried = self
    tried.started.append(.init(offer: offer, step: step))
    var plan = tried.written
    plan.gates = instance.bundles.map { $0.isGated ? 0 : nil }
    return instance.violations(of: plan).isEmpty
  }

  /// What a pool could start but for its credit.
  func able(_ pool: Int) -> [Offer] {
    var able: [Offer] = []
    for (index, bundle) in instance.bundles.enumerated()
    where bundle.after.allSatisfy({ (gate($0) ?? .max) <= step }) {
      for (place, crew) in bundle.crews.enumerated() where crew.pools.first == pool {
        for copy in 0..<(bundle.isSeparate ? bundle.baseCount : 1) {
          let offer = Offer(bundle: index, copy: copy, crew: place)
          if fits(offer) { able.append(offer) }
        }
      }
    }
    return able
  }

  func pick(_ candidates: [Offer], _ pool: Int) -> Offer {
    if rule == .greedy {
      let now = instance.chance(of: written)
      let gains = candidates.map { with($0) - now }
      if gains.contains(where: { abs($0) > 1e-12 }) { return best(candidates, gains, 1e-12) }
      return best(candidates, candidates.map { crew($0).baseCorrect / count($0) }, 1e-12)
    }
    return best(candidates, candidates.map { value($0, pool) }, 1e-12)
  }

  func with(_ offer: Offer) -> Double {
    var tried = self
    tried.started.append(.init(offer: offer, step: step))
    return instance.chance(of: tried.written)
  }

  func best(_ candidates: [Offer], _ values: [Double], _ tie: Double) -> Offer {
    let most = values.max() ?? 0
    let place = values.firstIndex { $0 >= most - tie * max(1, abs(most)) } ?? 0
    return candidates[place]
  }

  func value(_ offer: Offer, _ pool: Int) -> Double {
    let crew = crew(offer)
    let type = instance.types[crew.base]
    let now = on(offer).filter { $0.step == step }
    switch rule {
    case .even:
      return -now.filter { $0.offer.crew == offer.crew }.reduce(0.0) { sum, _ in sum + people(type, pool) }
    case .bySize:
      let missing = Double(round) * count(offer) - credit(offer)
      return missing * crew.baseYears * Double(crew.team.reduce(0, +)) / Double(1 + now.count)
    case .parallelFirst: return -crew.baseYears
    case .serialFirst: return crew.baseYears
    case .followTheCredit: return crew.baseCorrect * expectedShare(offer) / Double(type.length)
    case .statusQuo: return behind(offer, pool)
    case .greedy, .random: return 0
    }
  }

  func people(_ type: AttemptType, _ pool: Int) -> Double {
    Double(type.held.first { $0.pool == pool }?.people ?? 0)
  }

  /// The law of the number of correct attempts, one attempt at a time.
  func expectedShare(_ offer: Offer) -> Double {
    var law = [1.0]
    for attempt in on(offer) {
      let correct = crew(attempt.offer).baseCorrect
      law = (0...law.count).map { k in
        (k < law.count ? law[k] * (1 - correct) : 0) + (k > 0 ? law[k - 1] * correct : 0)
      }
    }
    return law.enumerated().reduce(0) { $0 + $1.element * min(1, count(offer) / Double(1 + $1.offset)) }
  }

  func behind(_ offer: Offer, _ pool: Int) -> Double {
    func given(_ some: [Started]) -> Double {
      some.reduce(0) { sum, one in
        let type = instance.types[crew(one.offer).base]
        return sum + people(type, pool) * Double(type.length)
      }
    }
    let total = given(started)
    let own = given(started.filter { $0.offer.bundle == offer.bundle })
    return (instance.problem.statusQuo?[pool][offer.bundle] ?? 0) - (total > 0 ? own / total : 0)
  }
}
