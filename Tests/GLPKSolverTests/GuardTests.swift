import CGLPK
import Foundation
import Testing

/// Calls that make GLPK abort the process, straight through the shim.
struct GuardTests {
  struct Abort: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let call: @Sendable (OpaquePointer) -> Int32
  }

  static let aborts: [Abort] = [
    Abort(testDescription: "column out of range") { problem in
      var (column, low, high) = (Int32(7), 0.0, 1.0)
      return sg_set_column_bounds(problem, 1, &column, &low, &high)
    },
    Abort(testDescription: "negative row") { problem in
      var (row, low, high) = (Int32(-3), 0.0, 1.0)
      return sg_set_row_bounds(problem, 1, &row, &low, &high)
    },
    Abort(testDescription: "duplicate entries") { problem in
      addRow(problem, columns: [0, 0])
    },
    Abort(testDescription: "entry out of range") { problem in
      addRow(problem, columns: [0, 9])
    },
    Abort(testDescription: "row deleted twice") { problem in
      sg_delete_rows(problem, 2, [0, 0])
    },
    Abort(testDescription: "overlong name") { problem in
      sg_set_column_name(problem, 0, String(repeating: "x", count: 256))
    },
    Abort(testDescription: "control character in a name") { problem in
      sg_set_column_name(problem, 0, "a\u{1}b")
    },
    Abort(testDescription: "option out of range") { problem in
      var options = sg_default_simplex_options()
      options.pricing = 99
      var answer = sg_simplex_answer()
      return sg_simplex(problem, &options, &answer)
    },
    Abort(testDescription: "unknown status") { problem in
      sg_set_basis(problem, [77], [1])
    },
  ]

  static func addRow(_ problem: OpaquePointer, columns: [Int32]) -> Int32 {
    let (low, high, starts) = ([0.0], [1.0], [Int32(0), Int32(columns.count)])
    let values = [Double](repeating: 1, count: columns.count)
    return low.withUnsafeBufferPointer { low in
      high.withUnsafeBufferPointer { high in
        starts.withUnsafeBufferPointer { starts in
          columns.withUnsafeBufferPointer { columns in
            values.withUnsafeBufferPointer { values in
              let rows = sg_vectors(
                count: 1, lower: low.baseAddress, upper: high.baseAddress, starts: starts.baseAddress,
                indices: columns.baseAddress, values: values.baseAddress)
              return sg_add_rows(problem, rows)
            }
          }
        }
      }
    }
  }

  /// One column, one row.
  static func smallProblem() throws -> OpaquePointer {
    var created: OpaquePointer?
    #expect(sg_create(1, &created) == SG_OK)
    let problem = try #require(created)
    var (low, high, cost) = (0.0, 1.0, 1.0)
    let starts: [Int32] = [0, 0]
    let code = withUnsafePointer(to: &low) { low in
      withUnsafePointer(to: &high) { high in
        starts.withUnsafeBufferPointer { starts in
          let columns = sg_vectors(
            count: 1, lower: low, upper: high, starts: starts.baseAddress, indices: nil, values: nil)
          return sg_add_columns(problem, columns, &cost)
        }
      }
    }
    #expect(code == SG_OK)
    #expect(addRow(problem, columns: [0]) == SG_OK)
    return problem
  }

  @Test(arguments: aborts)
  func anAbortBecomesACode(_ abort: Abort) throws {
    for _ in 0..<200 {
      let problem = try Self.smallProblem()
      #expect(abort.call(problem) == SG_FATAL)
      #expect(!String(cString: sg_message()).isEmpty)
      // The rest of the thread's memory went with it, so the handle is refused, and can be given back.
      #expect(sg_scale(problem, 0) == SG_STALE)
      #expect(sg_delete(problem) == SG_OK)
    }
    #expect(sg_live_problems() == 0)
    #expect(sg_memory_in_use() == 0)
  }

  @Test func aFatalErrorTakesTheOtherProblemsOfTheThread() throws {
    let first = try Self.smallProblem()
    let second = try Self.smallProblem()
    #expect(Self.addRow(first, columns: [5]) == SG_FATAL)
    #expect(sg_scale(second, 0) == SG_STALE)
    let third = try Self.smallProblem()
    #expect(sg_delete(first) == SG_OK)
    #expect(sg_delete(second) == SG_OK)
    #expect(sg_scale(third, 0x80) == SG_OK)
    #expect(sg_delete(third) == SG_OK)
    #expect(sg_live_problems() == 0)
  }

  @Test func anotherThreadIsRefused() throws {
    let problem = try Self.smallProblem()
    let address = UInt(bitPattern: problem)
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      if let moved = OpaquePointer(bitPattern: address) {
        #expect(sg_scale(moved, 0) == SG_THREAD)
        #expect(sg_delete(moved) == SG_THREAD)
      }
      done.signal()
    }
    thread.start()
    done.wait()
    #expect(sg_delete(problem) == SG_OK)
  }

  /// A fatal error writes its text, so the hook runs inside a call.
  @Test func aHookHearsTheTextAndMayNotCallBack() throws {
    final class Heard {
      var texts: [String] = []
      var answers: [Int32] = []
    }
    let heard = Heard()
    let problem = try Self.smallProblem()
    sg_set_output(
      { context, text in
        guard let context else { return }
        let heard = Unmanaged<Heard>.fromOpaque(context).takeUnretainedValue()
        heard.texts.append(String(cString: text))
        var created: OpaquePointer?
        heard.answers.append(sg_create(1, &created))
      }, Unmanaged.passUnretained(heard).toOpaque())
    #expect(Self.addRow(problem, columns: [5]) == SG_FATAL)
    sg_set_output(nil, nil)
    #expect(!heard.texts.isEmpty)
    #expect(heard.answers.allSatisfy { $0 == SG_BUSY })
    #expect(sg_delete(problem) == SG_OK)
  }
}
