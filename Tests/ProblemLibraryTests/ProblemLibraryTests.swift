import Allocation
import Allocators
import Foundation
import Sidereal
import Testing

struct ProblemLibraryTests {
  @Test func filesAndAnswersBelongTogether() throws {
    let answers = try Library.answers()
    #expect(Library.files.count >= 50)
    #expect(answers.count >= 20)
    for (file, answer) in answers {
      #expect(Library.files.contains(file), "\(file) has an answer, and does not exist")
      #expect(!answer.source.isEmpty && answer.tolerance < 1e-5 && answer.gap <= 1e-6, "\(file)")
    }
  }

  @Test(arguments: Library.files)
  func everyFileHasATitleAndNoErrors(file: String) throws {
    let study = try Library.study(file)
    #expect(study.problem.title?.isEmpty == false)
  }

  /// From the file to the report and back: the plan that is printed is feasible and has the chance that is printed.
  @Test(arguments: Library.files)
  func everyFileIsAnswered(file: String) throws {
    let study = try Library.study(file)
    let answer = try study.solve(SearchOptions(gap: 0.01, timeLimit: 0.3))
    #expect(study.check(answer) == nil)
    let report = study.report(answer)
    #expect(report.text(width: 60).contains("chance"))
    let printed = Array(report.json().utf8)
    let judged = try study.judge(result: printed)
    #expect(abs(judged.chance - answer.chance) <= 1e-12)
    let sample = try study.sample(answer, options: SearchOptions(timeLimit: 0.6))
    #expect((sample == nil) == (study.problem.uncertainty == nil))
    if let sample {
      // Worlds of the sample are as good as any, so fresh ones tell about the same: to within some points.
      #expect(sample.fresh.interval.contains(sample.fresh.chance) && sample.fresh.draws >= 100)
      #expect(abs(sample.fresh.chance - answer.chance) < 0.1)
      #expect(0 <= sample.lead.found && sample.lead.found <= sample.lead.estimate + 1e-12)
      #expect(sample.lead.estimate <= sample.lead.atMost && sample.lead.atMost <= 1)
    }
  }

  @Test func someNumbersAreUncertain() throws {
    let uncertain = try Library.files.filter { try Library.study($0).problem.uncertainty != nil }
    #expect(uncertain.count >= 2)
  }

  @Test func titlesDiffer() throws {
    let titles = try Library.files.compactMap { try Library.study($0).problem.title }
    #expect(Set(titles).count == Library.files.count)
  }

  @Test(arguments: Library.answered)
  func knownAnswersHold(file: String) throws {
    let known = try #require(try Library.answers()[file])
    let study = try Library.study(file)
    let answer = try study.solve(SearchOptions(gap: known.gap))
    #expect(study.check(answer) == nil)
    #expect(answer.status == .optimal)
    #expect(abs(answer.chance - known.chance) <= known.tolerance + known.gap, "\(known.source)")
    #expect(answer.bound >= known.chance - known.tolerance, "\(known.source)")
  }

  @Test(arguments: Library.answered)
  func knownChancesOfNaiveAllocatorsHold(file: String) throws {
    guard let expected = try Library.answers()[file]?.naive else { return }
    let study = try Library.study(file)
    for (name, chance) in expected {
      let rule = try #require(NaiveRule(rawValue: name))
      let plan = try #require(NaiveAllocator.plan(rule, study.instance))
      #expect(abs(study.instance.chance(of: plan) - chance) <= 1e-9, "\(name)")
    }
  }
}
