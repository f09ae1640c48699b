import Files
import Problems
import Reporting

/// A manifest: a list of jobs as JSON Lines, `{"file": "a.yaml", "overrides": {"deadline": 2045}}`.
package enum Manifest {
  /// The jobs of a manifest, in its order.
  ///
  /// - Parameters:
  ///   - name: as it was named; the paths in it start at its folder, those of standard input where the command runs.
  /// - Throws: the first line that is no job, with its number.
  package static func jobs(_ bytes: [UInt8], name: String) throws(WrongBatch) -> [BatchJob] {
    let folder = name == "-" ? "" : PathName.folder(of: name)
    let shown = name == "-" ? "<stdin>" : name
    var jobs: [BatchJob] = []
    for (place, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      // A byte order mark, and lines for the eye.
      let bare = place == 0 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      guard bare.contains(where: { $0 > 0x20 }) else { continue }
      do throws(WrongLine) { jobs.append(try job(Array(bare), folder)) } catch {
        throw WrongBatch(.wrongFile, "\(shown):\(place + 1): \(error.reason)")
      }
    }
    guard !jobs.isEmpty else { throw WrongBatch(.wrongFile, "\(shown): the manifest has no line") }
    return jobs
  }

  private struct WrongLine: Error { let reason: String }

  /// One line.
  private static func job(_ bytes: [UInt8], _ folder: String) throws(WrongLine) -> BatchJob {
    guard let node = try? JSONNode.read(bytes), case .object(let members) = node else {
      throw WrongLine(reason: "this is no JSON object; a line is {\"file\": \"a.yaml\"}")
    }
    if let unknown = members.keys.filter({ !["file", "overrides"].contains($0) }).min() {
      throw WrongLine(reason: "unknown key '\(unknown)'; a line has file, and may have overrides")
    }
    guard case .string(let file)? = members["file"], !file.isEmpty else {
      throw WrongLine(reason: "it names no file; a line is {\"file\": \"a.yaml\"}")
    }
    let path = folder.isEmpty || file.hasPrefix("/") ? file : "\(folder)/\(file)"
    guard let stated = members["overrides"] else { return BatchJob(file: path) }
    guard case .object(let values) = stated else {
      throw WrongLine(reason: "overrides is \(stated.words), and must be an object of keys and values")
    }
    // JSON objects have no order, and two keys may be one inside the other: the shorter first.
    return BatchJob(
      file: path,
      overrides: values.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
        .map { Override(key: $0.key, value: yaml($0.value)) })
  }

  /// A value as a problem file has it on one line; JSON is YAML, but a text there may be a share or an amount.
  private static func yaml(_ node: JSONNode) -> String {
    if case .string(let text) = node { return text }
    return JSONText.line(node.value)
  }
}
