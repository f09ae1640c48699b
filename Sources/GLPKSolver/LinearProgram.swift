import CGLPK
import Modelling

/// A linear program that grows and shrinks between solves, each starting from the last basis: maximise c·x
/// over column bounds and row bounds on Ax. To minimise, negate the costs.
///
/// It lives inside `withScope`, on one thread, since GLPK's environment is the thread's; used anywhere else
/// it throws. Bounds may be infinite and may cross (then the program is infeasible). Methods throw
/// `GLPKError`; a refused argument changes nothing.
package final class LinearProgram {
  /// Because GLPK knows the program by address alone; freed when the scope ends, nil from then on.
  var handle: OpaquePointer?

  /// c, one for each column.
  package internal(set) var costs: [Double] = []
  package internal(set) var columnLower: [Double] = []
  package internal(set) var columnUpper: [Double] = []
  package internal(set) var rowLower: [Double] = []
  package internal(set) var rowUpper: [Double] = []
  /// The coefficients, kept here as well so that bounds are proven in our own arithmetic.
  var matrix = MatrixMirror()
  /// Scratch of `validate`: for each index the last vector in which it was seen; −1 between calls.
  var lastSeen: [Int32] = []

  /// What solves took so far: simplex iterations times rows, which goes with time far better than iterations alone.
  package internal(set) var work = 0

  package var columnCount: Int { costs.count }
  package var rowCount: Int { rowLower.count }
  /// Nonzeros as added.
  package var entryCount: Int { matrix.entryCount }

  private init() throws(GLPKError) {
    var created: OpaquePointer?
    try check(sg_create(1, &created))
    handle = created
  }

  /// Makes an empty program, runs `body`, frees the program. What `body` returns must not hold it.
  ///
  /// - Parameter memoryLimit: Megabytes of GLPK memory for all programs of this thread; nil: no limit.
  package static func withScope<Result>(
    memoryLimit: Int? = nil, _ body: (LinearProgram) throws -> Result
  ) throws -> Result {
    let program = try LinearProgram()
    defer { program.close() }
    // It is the thread's, and ends with its last program.
    if let memoryLimit { try check(sg_set_memory_limit(Int32(clamping: memoryLimit))) }
    return try body(program)
  }

  private func close() {
    if let handle { _ = sg_delete(handle) }
    handle = nil
  }

  /// The handle, as long as the scope lasts.
  func open() throws(GLPKError) -> OpaquePointer {
    guard let handle else { throw .closed }
    return handle
  }
}

/// Turns a shim's answer into an error. After a fatal one every program of the thread is gone: later calls
/// throw `closed`.
func check(_ code: Int32) throws(GLPKError) {
  switch Int(code) {
  case Int(SG_OK): return
  case Int(SG_FATAL):
    let message = String(cString: sg_message())
    if sg_message_is_memory() != 0 { throw .outOfMemory(message: message) }
    throw .fatal(message: message)
  case Int(SG_THREAD): throw .wrongThread
  case Int(SG_BUSY): throw .reentered
  case Int(SG_MEMORY): throw .outOfMemory(message: "no memory for a copy")
  default: throw .closed
  }
}
