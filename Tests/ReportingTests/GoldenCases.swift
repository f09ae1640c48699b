import Allocation
import Problems
import Reporting

/// The reports whose texts are kept.
enum GoldenCases {
  static let all: [(name: String, text: @Sendable () -> String)] = [
    ("certain", { Small.report(Small.toy(), plan: toyPlan).text() }),
    (
      "stopped",
      {
        Small.report(Small.rich, plan: Small.richPlan, bound: 0.90001, status: .limit, allocators: Small.rows)
          .text()
      }
    ),
    (
      "narrow",
      {
        Small.report(Small.rich, plan: Small.richPlan, bound: 0.81679, allocators: Small.rows)
          .text(width: 10)
      }
    ),
    ("impossible", { Small.report(Small.toy(deadline: 2040, pace: 0.5)).text() }),
  ]

  /// Rolling starts: five people follow one another on observation.
  static func toyPlan(_ instance: Instance) -> Plan {
    let rolling = (0..<4).map {
      Plan.Entry(type: instance.bundles[0].crews[0].base, start: 5 * $0, attempts: 5)
    }
    return Plan(
      entries: rolling + [.init(type: instance.bundles[1].crews[0].base, start: 0, attempts: 4)],
      gates: [nil, nil])
  }
}
