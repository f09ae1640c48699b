import ArgumentParser
import Batch
import Foundation
import Sidereal

/// `sidereal serve`
///
/// Becomes `sidereal-page`, a program of its own that holds the server and no solver; it starts this program again for every
/// question.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "A page on this machine, in a browser, to change a problem, solve it and compare answers.",
    discussion: """
      The page can be reached from this machine alone, at the address that is printed. It never writes to the file: what was \
      changed can be downloaded. Tables are read from the file's own folder.
      """)

  /// Nil: the page begins with a starter file.
  @Argument(help: "The problem to begin with, YAML or JSON.", completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("Port of 127.0.0.1. Default: any that is free.", valueName: "port"))
  var port: Typed<Int>?

  /// Nil: its share of the machine.
  @Option(
    help: ArgumentHelp(
      "End the work on a question that takes more memory than this. Default: a quarter of the machine's.",
      valueName: "MB"))
  var workerMemory: Typed<Int>?

  func validate() throws {
    _ = try mostMegabytes
    _ = try port?.checked("--port", "is a whole number from 0 to 65535") { (0...65535).contains($0) }
    if file == "-" {
      throw ValidationError("the page begins with a file, and standard input is none: name a file")
    }
  }

  /// Two searches and some checks may run at once.
  private var mostMegabytes: Int {
    get throws {
      try workerMemory?.workerMemory ?? (Machine.megabytes ?? BatchArguments.unknownMegabytes) / 4
    }
  }

  /// Replaces this process, so that signals reach the server alone; returns only where that fails.
  func run() throws {
    let own = Machine.program
    guard let page = Self.page(beside: own) else {
      Output.complain(
        "the page is a program of its own, sidereal-page, and it is neither beside \(own.shown) nor on the PATH: "
          + "build it with 'make page'")
      throw ExitCode.unavailable
    }
    var words = [
      page, "--solver", own, "--port", String(port?.value ?? 0), "--memory", String(try mostMegabytes),
    ]
    if let file { words += ["--file", URL(fileURLWithPath: file).path] }
    let failure = Self.become(page, words)
    Output.complain("\(page.shown) cannot be started: \(String(cString: strerror(failure)))")
    throw ExitCode.unavailable
  }

  /// Beside this program, or on the path.
  private static func page(beside own: String) -> String? {
    let folders =
      [URL(fileURLWithPath: own).deletingLastPathComponent().path]
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { $0 + "/sidereal-page" }.first { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        && FileManager.default.isExecutableFile(atPath: path)
    }
  }

  /// The error number; does not return where it works.
  private static func become(_ program: String, _ words: [String]) -> Int32 {
    // The new program gets signals as this one got them.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    var pointers = words.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    execv(program, &pointers)
    return errno
  }
}
