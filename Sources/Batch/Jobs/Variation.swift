import Problems

/// A variation: one or more values of a file that take several others, each of which makes a problem of its own.
package struct Variation: Sendable, Equatable {
  /// What is put in together, for each of the problems.
  package let choices: [[Override]]

  /// More problems than this nobody means.
  package static let mostProblems = 1_000_000

  /// From one option's text: `pools.field.correct=5%,10%`, `deadline=2040..2060`, or the name of a table with a column a
  /// key, each row of which is one choice.
  ///
  /// - Parameter read: the bytes of a table.
  /// - Throws: why it is none.
  package init(_ text: String, reading read: (String) throws(WrongBatch) -> [UInt8]) throws(WrongBatch) {
    guard let sign = text.firstIndex(of: "=") else {
      choices = try Design.choices(read(text), name: text)
      return
    }
    let key = text[..<sign].trimmed
    let values = try VariedValues.list(String(text[text.index(after: sign)...]), key: key)
    choices = values.map { [Override(key: key, value: $0)] }
  }

  /// Every job with every choice of every variation: a grid. The last variation changes fastest.
  ///
  /// - Throws: where there would be too many, or one key is varied twice.
  package static func grid(_ jobs: [BatchJob], _ variations: [Variation]) throws(WrongBatch) -> [BatchJob] {
    var keys: Set<String> = []
    for variation in variations {
      let own = Set(variation.choices.flatMap { $0.map(\.key) })
      if let twice = own.first(where: keys.contains) {
        throw WrongBatch(.usage, "--vary: '\(twice)' is varied twice")
      }
      keys.formUnion(own)
    }
    var count = jobs.count
    for variation in variations {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: variation.choices.count)
      guard !isTooLarge, product <= mostProblems else {
        throw WrongBatch(.usage, "--vary: these variations make more than 1,000,000 problems")
      }
      count = product
    }
    return variations.reduce(jobs) { jobs, variation in
      jobs.flatMap { job in
        variation.choices.map { BatchJob(file: job.file, overrides: job.overrides + $0) }
      }
    }
  }
}

extension Substring {
  /// Without the white space around it.
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension String {
  /// Without the white space around it.
  var trimmed: String { self[...].trimmed }
}
