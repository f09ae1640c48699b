import Allocation
import Analysis
import ArgumentParser
import Batch
import Charts
import Foundation
import Problems
import Report
import Sidereal
import Threads

/// A worker that answers one question of the page and ends; whatever happens to it, the page's server goes on.
///
/// The question is a line on standard input, which stays open: its end is the end of the question, and of this process.
struct PageWorker {
  /// The folder that a text may name tables in.
  let tables: TableFolder
  let mostMegabytes: Int

  /// What can be asked.
  enum Kind: String, ExpressibleByArgument {
    /// What there is to see before any question: style sheet, starter file.
    case furniture
    /// Everything that is wrong with a text.
    case check
    case solve, ladder, value
    /// A report of results, or of several beside each other.
    case report
  }

  /// A line of the page's that could not be understood, or a result that could not be read.
  private struct Refused: Error {
    let reason: String
  }

  /// Waits for the question, and says the answer.
  func answer(_ kind: Kind) {
    WorkerLimits.apply(mostMegabytes: mostMegabytes)
    WorkerLimits.allow(seconds: ProblemQuestion.mostSeconds, threads: Self.threads)
    WorkerLimits.watchMemory(most: mostMegabytes) { [mostMegabytes] in
      Self.say(.init(failed: .init(reason: "it took more than the \(mostMegabytes) MB that it may take")))
    }
    let lines = OrderReader { $0 }
    let word: PageWord
    do { word = try self.word(kind, lines.next() ?? "") } catch let error as Refused {
      word = PageWord(failed: .init(reason: error.reason))
    } catch let error as InvalidProblem {
      word = PageWord(wrong: .init(diagnostics: error.diagnostics, omitted: error.omitted))
    } catch {
      word = PageWord(failed: .init(reason: "a bug of ours: \(error)"))
    }
    Self.say(word)
    UnfinishedWork.end()
  }

  /// Steps by which searches give way to others.
  private static let politeness: Int32 = 5
  /// Of a search: all that there are, since the answer does not depend on them.
  private static let threads = Machine.processors(ProcessInfo.processInfo.environment)

  private static func say(_ word: PageWord) { WorkerVoice.say(line: JSONLine.text(word)) }

  private func word(_ kind: Kind, _ line: String) throws -> PageWord {
    switch kind {
    case .furniture:
      return PageWord(
        furniture: .init(
          version: SolveReport.version, style: ReportDocument.style, starter: StarterFile.text))
    case .check: return checked(try question(line))
    case .solve: return try solved(try question(line))
    case .ladder: return try climbed(try question(line))
    case .value: return try valued(try question(line))
    case .report: return try reported(try question(line))
    }
  }

  private func question<Question: Decodable>(_ line: String) throws(Refused) -> Question {
    do { return try JSONDecoder().decode(Question.self, from: Data(line.utf8)) } catch {
      throw Refused(reason: "the question is not what the page asks; load the page anew")
    }
  }

  // MARK: - Answers

  /// All that is wrong or odd, and the numbers that can be moved.
  private func checked(_ question: ProblemQuestion) -> PageWord {
    do {
      let file = try Study.file(Array(question.text.utf8), tables: tables)
      return PageWord(
        checked: .init(
          isSound: true, title: file.problem.title, diagnostics: file.warnings, omitted: 0,
          numbers: file.numbers))
    } catch {
      return PageWord(
        checked: .init(
          isSound: false, title: nil, diagnostics: error.diagnostics, omitted: error.omitted,
          numbers: error.numbers))
    }
  }

  /// As `solve` does it, with all naive allocators.
  private func solved(_ question: ProblemQuestion) throws -> PageWord {
    let progress = WorkerProgress(begins: Self.begins) { chance, bound in
      Self.say(.init(progress: .init(chance: chance, bound: bound)))
    }
    return try searched(question) { study, options, budget in
      var run = SolveRun(
        study: study, options: options, rules: NaiveRule.allCases, plan: nil, budget: budget, line: progress)
      run.trace = SearchTrace()
      return try run.report().json()
    }
  }

  private func climbed(_ question: ProblemQuestion) throws -> PageWord {
    try searched(question) { study, options, budget in
      var ladder = try study.ladder(
        LadderOptions(search: options), within: budget, begins: { Self.begins("solving: \($0)") })
      ladder.stopReason = Ending.reason(of: ladder.status, after: budget, options)
      return study.report(ladder).json()
    }
  }

  private func valued(_ question: ProblemQuestion) throws -> PageWord {
    try searched(question) { study, options, budget in
      var values = try study.value(
        ValueOptions(search: options), within: budget, begins: { Self.begins("solving: \($0)") })
      values.stopReason = Ending.reason(of: values.status, after: budget, options)
      return study.report(values).json()
    }
  }

  /// What the program is busy with from now on.
  private static let begins: @Sendable (String) -> Void = { say(.init(stage: $0)) }

  /// A search for plans, and its result with the sections of the report on it.
  ///
  /// - Parameter work: from the problem, options and the time from now on to the result as the command prints it.
  private func searched(
    _ question: ProblemQuestion,
    _ work: @escaping @Sendable (Study, SearchOptions, TimeBudget) throws -> String
  ) throws -> PageWord {
    // Whoever types is answered before whoever solves.
    _ = nice(Self.politeness)
    let study = try Study(bytes: Array(question.text.utf8), name: question.name ?? "-", tables: tables)
    var options = question.options
    options.threads = Self.threads
    let budget = TimeBudget(seconds: options.timeLimit, stop: Interruption.shared.stop)
    let result = try DeepStack.run { [options] in try work(study, options, budget) }
    let document = try document([.init(name: question.name ?? "result", text: result)])
    return PageWord(answer: .init(result: result, html: document.part))
  }

  private func reported(_ question: ReportQuestion) throws -> PageWord {
    let document = try document(question.results)
    return PageWord(report: .init(html: question.whole ?? false ? document.html : document.part))
  }

  private func document(_ results: [ReportQuestion.Source]) throws(Refused) -> ReportDocument {
    guard !results.isEmpty else { throw Refused(reason: "there is no result to report on") }
    var sources: [ReportDocument.Source] = []
    for one in results {
      do throws(WrongResult) {
        sources.append(.init(name: one.name, result: try AnyResult(Array(one.text.utf8))))
      } catch { throw Refused(reason: "\(one.name.shown): \(error)") }
    }
    return ReportDocument(sources)
  }
}
