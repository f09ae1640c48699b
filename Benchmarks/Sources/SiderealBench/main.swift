import Foundation

let usage = """
  sidereal-bench solve FILE GAP SECONDS THREADS      our answer with its phases and progress, as JSON
  sidereal-bench program FILE exact OUT              the exact program, MPS
  sidereal-bench program FILE tangents TOLERANCE OUT the program of tangents and secants, MPS
  sidereal-bench counts FILE TOLERANCE OUT           what a solver of whole numbers needs, JSON

  """

/// A thread with a large stack, as `Study.solve` asks for.
let worker = Thread {
  do {
    try Bench.run(Array(CommandLine.arguments.dropFirst()))
    exit(0)
  } catch let error as Bench.Usage {
    FileHandle.standardError.write(Data("\(error.what)\n\(usage)".utf8))
    exit(64)
  } catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
  }
}
worker.stackSize = 64 << 20
worker.start()
while true { sleep(1000) }
