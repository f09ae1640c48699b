import ArgumentParser
import Batch
import Sidereal

/// `sidereal worker`
///
/// Not for people: a batch starts workers and speaks with them, a line at a time (`WorkerOrder`, `WorkerWord`); the page starts
/// one for each question (`PageWorker`).
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Solve the jobs of a batch, told on standard input.",
    shouldDisplay: false)

  /// Nil: jobs of a batch.
  @Option(help: .hidden) var page: PageWorker.Kind?
  /// Where the tables of a page's problem lie; nil: it may have none.
  @Option(help: .hidden) var folder: String?
  /// Megabytes that a question of a page may take.
  @Option(help: .hidden) var memory = 2000

  /// Settings, then jobs, until the input ends or this worker takes no more.
  func run() throws {
    // A signal asks the job at hand to save what it has; between jobs it means nothing.
    Interruption.shared.enter(.working)
    if let page {
      PageWorker(tables: TableFolder(folder ?? "", isFenced: true), mostMegabytes: memory).answer(page)
      return
    }
    let orders = OrderReader { try? WorkerOrder(line: $0) }
    guard case .settings(let settings)? = orders.next() else { return }
    WorkerLimits.apply(mostMegabytes: settings.mostMegabytes)
    let worker = Worker(settings)
    while case .job(let number, let job)? = orders.next() {
      let isLast = worker.work(number, job)
      if isLast || Interruption.shared.stop.isRequested { break }
    }
  }
}
