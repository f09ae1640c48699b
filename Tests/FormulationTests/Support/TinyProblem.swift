import Probability
import Testing

/// A seeded problem, so small that every plan of it can be listed.
struct TinyProblem: Sendable, CustomTestStringConvertible {
  /// Of what sort it is; numbers in braces are drawn, each as likely.
  enum Sort: String, CaseIterable, Sendable {
    case plain = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: 1, correct: <40|70>%}, b: {headcount: 1, correct: <25|80>%}}
      chunks: {x: {years: <1|2>}, y: {years: 1, count: <1|2>, credit: pooled}}
      """
    case late = """
      time: {horizon: 4}
      deadline: <3|4>
      pools: {a: {headcount: <1|2>, correct: <40|70>%}}
      chunks: {x: {years: 2}, y: {years: <1|2>}}
      """
    case gates = """
      time: {horizon: 4}
      deadline: {<2|3>: 40%, 4: 60%}
      pools: {a: {headcount: <1|2>, correct: <40|70>%}}
      chunks: {x: {years: <1|2>}, y: {years: 1, after: x}}
      """
    case chain = """
      time: {horizon: 4}
      deadline: 4
      pools: {a: {headcount: 1, correct: <60|90>%}}
      chunks: {x: {years: 1}, y: {years: 1, after: x}, z: {years: <1|2>, after: y}}
      """
    case separate = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: <2|3>, correct: <40|70>%}}
      chunks: {x: {years: 1, count: 2, credit: separate}}
      """
    case toldApart = """
      time: {horizon: 2}
      deadline: {1: 40%, 2: 60%}
      pools: {a: {headcount: <1|2>, correct: <40|70>%}, b: {headcount: 1, correct: 90%}}
      chunks: {x: {years: 1, count: 2, credit: separate}}
      """
    case certain = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: <2|3>, correct: 100%}}
      chunks: {x: {years: 1, count: 2, credit: <pooled|separate>}, y: {years: <1|2>}}
      """
    case budget = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: 2, correct: 60%, cost: 2}, b: {headcount: 1, correct: <25|80>%, cost: 3}}
      budgets: {money: {0: <2|4|7>, 2: <3|6>}}
      chunks: {x: {years: <1|2>}, y: {years: 1}}
      """
    case headcounts = """
      time: {horizon: 4}
      deadline: {<2|3>: 40%, 4: 60%}
      pools: {a: {headcount: {0: <1|2>, 1: <1|2>, 3: 1}, correct: 60%}}
      chunks: {x: {years: 2}, y: {years: 1}}
      """
    case teams = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: <2|3>, correct: 80%}, b: {headcount: 1, correct: 70%}}
      chunks: {x: {years: 1, team: {a: 1, b: 1}}, y: {years: <1|2>, team: <1|2>, pools: [a]}}
      """
    case relay = """
      time: {horizon: 4}
      deadline: {<2|3>: 40%, 4: 60%}
      pools: {a: {headcount: 3, correct: 60%, pace: 50%}}
      chunks: {x: {years: <1|2>, joining: relay}, y: {years: 1}}
      """
    case worlds = """
      time: {horizon: 3}
      deadline: {<1|2>: 40%, 3: 60%}
      pools: {a: {headcount: <1|2>, correct: <40|70>%}}
      chunks: {x: {years: 1}, y: {years: <1|2>}}
      worlds:
        one: {credence: 60%, chunks: {y: {needed: false}}}
        two: {credence: 40%, pools: {a: {correct: 50%}}, deadline: 2}
      """
    case worldCounts = """
      time: {horizon: 2}
      deadline: {1: 40%, 2: 60%}
      pools: {a: {headcount: <1|2>, correct: <40|70>%}}
      chunks: {x: {years: 1, count: 2, credit: separate}}
      worlds: {one: {credence: 60%, chunks: {x: {count: 1}}}, two: {credence: 40%}}
      """
    case worldYears = """
      time: {horizon: 4}
      deadline: {<2|3>: 40%, 4: 60%}
      pools: {a: {headcount: 1, correct: <40|70>%}}
      chunks: {x: {years: 1}, y: {years: 1, after: x}}
      worlds: {one: {credence: 60%, chunks: {x: {years: 2}}}, two: {credence: 40%}}
      """
  }

  let sort: Sort
  let seed: Int

  var testDescription: String { "\(sort) \(seed)" }

  /// Several of each sort.
  static func all(_ sorts: [Sort] = Sort.allCases, seeds: Range<Int> = 0..<3) -> [TinyProblem] {
    sorts.flatMap { sort in seeds.map { TinyProblem(sort: sort, seed: $0) } }
  }

  /// As a problem file.
  var text: String {
    var draw = SplitMix64(seed: UInt64(seed))
    let parts = sort.rawValue.split(separator: "<", omittingEmptySubsequences: false)
    let text = parts.dropFirst().reduce(String(parts[0])) { text, part in
      let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let options = halves[0].split(separator: "|")
      return text + options[draw.below(options.count)] + halves[1]
    }
    return text + "\n"
  }
}
