import Allocation
import Problems

extension Instance {
  package struct Unreadable: Error { package let text: String }

  /// The instance of a problem file.
  package init(text: String) throws {
    do { self.init(try ProblemReader.read(Array(text.utf8), directory: ".").problem) } catch {
      throw Unreadable(text: DiagnosticText.plain(error.diagnostics, source: error.source, file: "case"))
    }
  }

  /// The only kind of attempts of a bundle on a pool whose people are held so long.
  package func kind(_ bundle: Int, pool: Int = 0, length: Int) -> Int? {
    types.firstIndex { $0.bundle == bundle && $0.held[0].pool == pool && $0.length == length }
  }
}
