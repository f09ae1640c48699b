/// What a server of the page needs to know before it starts.
package struct PageSettings: Sendable {
  /// The program that checks and solves, as `sidereal worker`: this process holds no solver.
  package var solver: String
  /// Of 127.0.0.1; 0: any that is free.
  package var port: Int
  /// The problem file to begin with; it is read anew whenever the page is loaded.
  package var file: String?
  /// For those who work on the page: its files are taken from here, and not from those compiled in.
  package var pageFolder: String?
  /// What holds a request, a connection and a question within bounds.
  package var limits = Limits()

  package init(solver: String, port: Int, file: String? = nil, pageFolder: String? = nil) {
    (self.solver, self.port, self.file, self.pageFolder) = (solver, port, file, pageFolder)
  }

  /// Bounds of everything that a client decides.
  package struct Limits: Sendable {
    /// Bytes of a header line, and of the request's address.
    package var headerLine = 16 << 10
    /// Bytes of all header lines together, and their number.
    package var headers = 64 << 10
    package var headerCount = 64
    /// Bytes of a body: a problem, or two results side by side.
    package var body = 16 << 20
    /// Seconds from the first byte of a head to its last, and of a body.
    package var headSeconds: Int64 = 10
    package var bodySeconds: Int64 = 30
    /// Seconds for which a connection may wait for its next request.
    package var idleSeconds: Int64 = 60
    /// Seconds in which a client takes in what was written.
    package var writeSeconds: Int64 = 30
    /// Seconds in which a client may close a connection that was refused.
    package var lingerSeconds: Int64 = 2
    /// Connections at once; above it those that wait for a request are closed, the longest waiting first.
    package var connections = 128
    /// Searches at once; the next ones wait.
    package var searches = 2
    /// Checks and reports at once.
    package var glances = 4
    /// Megabytes of one question.
    package var megabytes = 2000

    package init() {}
  }
}
