import ArgumentParser
import Batch
import Sidereal

/// `sidereal worker`
///
/// Not for people: a batch starts workers and speaks with them, a line at a time (`WorkerOrder`, `WorkerWord`).
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Solve the jobs of a batch, told on standard input.",
    shouldDisplay: false)

  /// Settings, then jobs, until the input ends or this worker takes no more.
  func run() throws {
    // A signal asks the job at hand to save what it has; between jobs it means nothing.
    Interruption.shared.enter(.working)
    let orders = OrderReader()
    guard case .settings(let settings)? = orders.next() else { return }
    WorkerLimits.apply(settings)
    let worker = Worker(settings)
    while case .job(let number, let job)? = orders.next() {
      let isLast = worker.work(number, job)
      if isLast || Interruption.shared.stop.isRequested { break }
    }
  }
}
