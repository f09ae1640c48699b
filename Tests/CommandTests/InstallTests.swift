import Foundation
import Testing

@testable import SiderealCommand

/// The manual page and the completions, and where `make install` puts them.
@Suite struct InstallTests {
  /// The top of the package.
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs a program of the system; nil where there is none of that name.
  private func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, output: String)? {
    let places = ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + program }
    guard let path = places.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      return nil
    }
    let scratch = try Scratch()
    let file = scratch.url.appendingPathComponent("out")
    try Data().write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let handle = try FileHandle(forWritingTo: file)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try scratch.text("out"))
  }

  @Test func everyOptionIsInTheManual() throws {
    let page = try Command.run("manual")
    #expect(page.code == 0 && page.output.hasPrefix(".TH SIDEREAL 1 "))
    // Without what is for the formatter, it has the words of the help.
    let plain = page.output.replacing("\\-", with: "-").replacing("\\fB", with: "").replacing(
      "\\fI", with: ""
    )
    .replacing("\\fR", with: "")
    for command in try CommandHelp.all().subcommands ?? [] where command.commandName != "help" {
      let help = try Command.run(command.commandName, "--help").output
      #expect(plain.contains("sidereal \(command.commandName)"), "\(command.commandName)")
      // Formatters without Unicode have no ellipsis.
      #expect(plain.contains(try #require(command.abstract).replacing("…", with: "...")))
      for word in Set(help.split { !$0.isLetter && $0 != "-" }) where word.hasPrefix("--") {
        #expect(plain.contains(word), "\(command.commandName) \(word)")
      }
    }
    // No line is taken for a request that is none.
    let requests: Set<String> = [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".BR", ".I"]
    for line in page.output.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }

  @Test func theFormatterHasNothingToSay() throws {
    let scratch = try Scratch(["sidereal.1": try Command.run("manual").output])
    let page = scratch.url.appendingPathComponent("sidereal.1").path
    guard let run = try run("groff", ["-man", "-Tascii", "-P-cbou", "-ww", page]) else { return }
    #expect(run.code == 0)
    #expect(!run.output.contains("warning:") && run.output.contains("EXIT STATUS"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completes(_ shell: String) throws {
    let script = try Command.run("--generate-completion-script", shell)
    #expect(script.code == 0)
    for word in ["solve", "ladder", "explain", "time-limit", "pools.NAME.correct"] {
      #expect(script.output.contains(word), "\(word)")
    }
    let scratch = try Scratch(["script": script.output])
    if let parsed = try run(shell, ["-n", scratch.url.appendingPathComponent("script").path]) {
      #expect(parsed.code == 0, "\(parsed.output)")
    }
  }

  @Test func installs() throws {
    let scratch = try Scratch()
    let words = [
      "-s", "-C", Self.root.path, "install-built", "BINARY=\(try Command.url().path)",
      "DESTDIR=\(scratch.url.path)", "PREFIX=/opt/side real",
    ]
    guard let made = try run("make", words) else { return }
    #expect(made.code == 0, "\(made.output)")
    let place = "opt/side real/"
    #expect(try scratch.text(place + "share/man/man1/sidereal.1") == Command.run("manual").output)
    for (file, shell) in [
      ("bash-completion/completions/sidereal", "bash"), ("zsh/site-functions/_sidereal", "zsh"),
      ("fish/vendor_completions.d/sidereal.fish", "fish"),
    ] {
      let script = try Command.run("--generate-completion-script", shell).output
      #expect(try scratch.text(place + "share/" + file) == script)
    }
    let binary = scratch.url.appendingPathComponent(place + "bin/sidereal").path
    #expect(FileManager.default.isExecutableFile(atPath: binary))
  }
}
