import Allocation
import Answers
import Foundation
import Problems
import Threads

/// A Monte Carlo simulation of a plan: carries it out, person by person, again and again, and counts how
/// often everything needed is finished.
///
/// It shares no code with the exact chance, nor with the resource calendar: it takes the plan and the
/// problem as stated, draws a world, a deadline and who is right, and lets attempts end and chunks be
/// claimed.
package struct Simulator: Sendable {
  /// Whose luck is drawn.
  package enum Correctness: Sendable {
    /// Each attempt's anew: the model.
    case perAttempt
    /// A person is right or wrong for life: one uniform number each, right where it is at most the correctness of
    /// pool, chunk and world. A team is right where all its members are, or with the chunk's own correctness.
    case lasting
  }

  /// For each world what is done there; of a plan with a look once the world is revealed.
  let scripts: [Script]
  /// What a revealing chunk does to that; nil: there is none.
  let look: Look?
  /// The weight of each world; 1 where there are none.
  private let credences: [Double]
  private let time: TimeGrid
  /// Steps by which the instance's horizon exceeds the problem's own.
  private let delay: Int
  /// Attempts of the largest branch: what draws are numbered by.
  private let attempts: Int
  /// The most people that are told apart: what draws of a rival come after.
  private let persons: Int
  /// The chance that an attempt is lost, whoever is in it.
  private let loss: Double

  /// - Parameters:
  ///   - plan: feasible; `Instance.violations(of:)` tells.
  ///   - loss: the chance, in [0, 1], that an attempt is lost through carelessness, independently of all else.
  package init(
    _ plan: Plan, of instance: Instance, correctness: Correctness = .perAttempt, loss: Double = 0
  ) {
    let plans = plan.branches.indices.map { plan.plan(on: $0) }
    let rosters = plans.map {
      correctness == .lasting ? Roster($0, of: instance.funded(by: $0.awards)) : nil
    }
    func script(_ branch: Int, _ world: World?) -> Script {
      Script(
        Course(plans[branch], of: instance, in: world), roster: rosters[branch],
        hurry: Hurry(plans[branch], of: instance))
    }
    let worlds = Self.worlds(instance)
    // The last branch is that of a look which shows nothing.
    let blind = plans.count - 1
    scripts = worlds.enumerated().map { script(plan.look == nil ? 0 : $0, $1) }
    look = plan.look.flatMap { look in
      look.chunk.map { chunk in
        Look(
          boundary: look.boundary, blind: worlds.map { script(blind, $0) },
          works: worlds.map {
            Course.works(on: chunk, plans[blind], of: instance, in: $0, gate: look.boundary)
          })
      }
    }
    credences = worlds.map { $0?.credence ?? 1 }
    time = instance.problem.time
    delay = instance.steps - instance.problem.time.steps
    attempts = plans.map { $0.entries.reduce(0) { $0 + $1.attempts } }.max() ?? 0
    persons = rosters.map { $0?.persons ?? 0 }.max() ?? 0
    self.loss = loss
  }

  /// A problem without worlds has one that changes nothing.
  private static func worlds(_ instance: Instance) -> [World?] {
    instance.problem.worlds.isEmpty ? [nil] : instance.problem.worlds
  }

  /// Draws that one thread makes between two looks at the clock, or so; and runs at most.
  private static let (drawsOfBlock, mostOfBlock) = (200_000, 1024)

  /// Runs that one thread does at a time; at least one.
  var block: Int { max(1, min(Self.mostOfBlock, Self.drawsOfBlock / (attempts + Self.firstDraw))) }

  /// Simulates so many runs; the same for a seed with any number of threads.
  ///
  /// Where the budget is over before them all, the estimate is of the first so many runs, at least one.
  ///
  /// - Parameters:
  ///   - runs: 1 or more.
  ///   - progress: called now and then with the number of runs done.
  package func run(
    _ runs: Int, seed: UInt64, threads: Int = 1, within budget: TimeBudget = TimeBudget(),
    progress: (@Sendable (Int) -> Void)? = nil
  ) -> Estimate {
    let tally = Tally(runs: runs, block: block)
    let workers = max(1, min(threads, (runs - 1) / block + 1))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while let own = tally.next(unless: { budget.isOver }) {
        var successes = 0
        for run in own where succeeds(Luck(seed: seed, run: run)) { successes += 1 }
        let done = tally.add(successes)
        if worker == 0 { progress?(done) }
      }
    }
    return Estimate(successes: tally.successes, runs: tally.begun)
  }

  /// Draws of a run before those of attempts: world, and two for the deadline. Then one for each attempt,
  /// one for the loss of each, one for each person, those for leaks, and one for each attempt of a rival.
  private static let firstDraw = 3

  /// One run: whether everything needed in its world is finished by its deadline.
  private func succeeds(_ luck: Luck) -> Bool {
    let world = world(luck.share(0))
    guard scripts[world].hurry == nil else { return succeedsHurried(in: world, luck) }
    let deadline = (boundary(of: scripts[world], luck) ?? time.steps) + delay
    return areFinished(followed(in: world, deadline, luck), by: deadline, luck: luck)
  }

  /// The same where work moves the deadline: what is carried out decides when it falls, so luck comes first.
  private func succeedsHurried(in world: Int, _ luck: Luck) -> Bool {
    let script = followed(in: world, .max, luck)
    let deadline = (boundary(of: script, luck) ?? time.steps) + delay
    if deadline < 0 { return false }
    let isEarly = look.map { deadline < $0.boundary } ?? false
    return areFinished(isEarly ? followed(in: world, deadline, luck) : script, by: deadline, luck: luck)
  }

  /// The last usable boundary of the problem's own grid, −1 where it comes before the start; nil: the deadline never comes.
  private func boundary(of script: Script, _ luck: Luck) -> Int? {
    let base = Self.firstDraw + 2 * attempts + persons
    let moment =
      if let rival = script.rival {
        rival.finish(luck, from: base + Self.mostLeaks).map(time.moment)
      } else {
        script.course.law.draw(luck.share(1), luck.share(2), start: time.start)
      }
    guard let moment else { return nil }
    guard let hurry = script.hurry else { return max(0, time.lastBoundary(atOrBefore: moment)) }
    return time.lastBoundary(atOrBefore: moment - hurry.lost(luck, from: base))
  }

  /// Draws for leaks: one for each chunk that there may be.
  private static let mostLeaks = 10_000

  /// What is done in this run: the blind branch where a revealing chunk is not finished at the look, or the deadline
  /// came before.
  private func followed(in world: Int, _ deadline: Int, _ luck: Luck) -> Script {
    guard let look else { return scripts[world] }
    guard deadline >= look.boundary else { return look.blind[world] }
    let works = look.works[world]
    let isSeen = works.indices.allSatisfy {
      isFinished(works[$0], by: look.boundary, roster: look.blind[world].roster, luck: luck)
    }
    return isSeen ? scripts[world] : look.blind[world]
  }

  /// Everything that a world needs.
  private func areFinished(_ script: Script, by deadline: Int, luck: Luck) -> Bool {
    for index in script.course.works.indices
    where !isFinished(script.course.works[index], by: deadline, roster: script.roster, luck: luck) {
      return false
    }
    return true
  }

  /// By inversion of the credences; what rounding leaves over belongs to the last world that has any.
  private func world(_ u: Double) -> Int {
    var sum = 0.0
    for (index, credence) in credences.enumerated() {
      sum += credence
      if u < sum { return index }
    }
    return credences.lastIndex { $0 > 0 } ?? 0
  }

  /// Whether so many of a work's attempts are correct by deadline and gate. Attempts are looked at in the
  /// order of their ends, and no more of them than are needed.
  private func isFinished(_ work: Course.Work, by deadline: Int, roster: Roster?, luck: Luck) -> Bool {
    let last = min(deadline, work.gate)
    var delivered = 0
    for index in work.groups.indices {
      if work.groups[index].end > last { break }
      delivered += rights(in: work.groups[index], roster, luck, atMost: work.count - delivered)
      if delivered == work.count { return true }
    }
    return false
  }

  /// How many of a group's attempts are correct; it stops counting at a number.
  private func rights(in group: Course.Group, _ roster: Roster?, _ luck: Luck, atMost most: Int) -> Int {
    var found = 0
    for attempt in 0..<group.attempts {
      let number = Self.firstDraw + group.first + attempt
      let isRight =
        if let roster, group.needs.own == nil {
          areAllRight(attempt, of: group, roster: roster, luck: luck)
        } else {
          luck.share(number) < group.correct
        }
      guard isRight, loss == 0 || luck.share(number + attempts) >= loss else { continue }
      found += 1
      if found == most { return found }
    }
    return found
  }

  /// Whether everybody in an attempt is right for life: the same draw for a person in all attempts, held
  /// against the correctness asked of them here.
  private func areAllRight(_ attempt: Int, of group: Course.Group, roster: Roster, luck: Luck) -> Bool {
    let base = Self.firstDraw + 2 * attempts
    return roster.people[group.entry].withUnsafeBufferPointer { people in
      var before = 0
      for holding in group.held.indices {
        let (size, share) = (group.held[holding], group.needs.shares[holding])
        // A holding's people come attempt by attempt.
        for place in (before + attempt * size)..<(before + (attempt + 1) * size)
        where luck.share(base + people[place]) >= share { return false }
        before += size * group.attempts
      }
      return true
    }
  }
}

/// A script: what is done in one world, and by whom.
struct Script: Sendable {
  let course: Course
  /// Nil where luck is drawn for each attempt.
  let roster: Roster?
  /// Whose finish is the deadline; nil: the law says when it falls.
  let rival: RivalRun?
  /// What is done here does to the deadline; nil: nothing.
  let hurry: Hurry?

  init(_ course: Course, roster: Roster?, hurry: Hurry?) {
    self.course = course
    self.roster = roster
    self.hurry = hurry
    rival =
      if case .race(let race) = course.law { RivalRun(race, given: hurry?.given(to: race)) } else { nil }
  }
}

/// A look at a revealing chunk, as the run carries it out: seen if the chunk is finished by then.
struct Look: Sendable {
  let boundary: Int
  /// For each world what is done there if nothing is seen.
  let blind: [Script]
  /// For each world what has to be delivered by the look.
  let works: [[Course.Work]]
}
