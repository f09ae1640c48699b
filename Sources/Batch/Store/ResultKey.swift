import Files
import Problems

/// The key of a result: a digest of everything that can change the answer, and of nothing else.
///
/// The bytes of the problem and of every table that it names, the values put in their place, what was asked for, and the
/// version. Names, paths, times of change and the number of threads are no part of it: shared file systems lie about
/// some, and the answer hangs on none.
package enum ResultKey {
  /// Changed with the meaning of records, so that old ones are not taken for new.
  private static let format = "sidereal result 1"

  /// Of a problem that could be read.
  ///
  /// - Parameters:
  ///   - tables: the bytes of each table, in the order of their paths; nil: it cannot be read, which is part of what the
  ///     problem says.
  ///   - version: of the program.
  /// - Returns: 64 hexadecimal digits.
  package static func of(
    problem: [UInt8], tables: [[UInt8]?], job: BatchJob, options: JobOptions, version: String
  ) -> String {
    let contents = tables.flatMap { table -> [[UInt8]] in
      [Array((table == nil ? "none" : "table").utf8), table ?? []]
    }
    return Digest.hex(
      ofParts: [Array("problem".utf8), problem] + contents + asked(job, options, version: version))
  }

  /// Of a file that could not be read, or that broke the program before its tables were known: its name stands for it.
  package static func ofUnread(_ job: BatchJob, options: JobOptions, version: String) -> String {
    Digest.hex(ofParts: [Array("unread".utf8), Array(job.file.utf8)] + asked(job, options, version: version))
  }

  /// What does not hang on the file.
  private static func asked(_ job: BatchJob, _ options: JobOptions, version: String) -> [[UInt8]] {
    // Names are no part of it.
    [format, version, options.canonical].map { Array($0.utf8) } + job.parts.dropFirst()
  }
}
