import Answers

/// What the status quo loses, as text: in sentences, since it is one plan.
struct StatusQuoText {
  let answer: StatusQuoAnswer
  /// Columns of the terminal.
  let width: Int
  let style: TextStyle

  /// Moves in one sentence.
  private static let mostMoves = 6

  /// Its chance and loss, what wins that back, and what cannot be won back.
  var text: String {
    // Of a loss within the gap nothing can be won back.
    let lost =
      answer.loss > 0
      ? "\(Digits.points(answer.loss)) points less than the best plan" : "as good as the best plan"
    let facts = ["a chance of \(Percent.text(answer.chance, decimals: 2)), \(lost)"] + remedies + commitment
    return style.heading("the status quo") + "\n" + TextLayout.list(facts, width: width)
  }

  /// One sentence for each share of the loss, or one for all where nothing helps.
  private var remedies: [String] {
    // The smaller share first; what is not reached says how far it got.
    answer.remedies.map { remedy in
      let share = remedy.share == 0.5 ? "half of that" : "\(Percent.text(remedy.share, decimals: 0)) of that"
      if remedy.moves.isEmpty { return "no change of shares or awards was found that wins back \(share)" }
      // "Found", since a smaller change may do as well.
      let moves = Self.words(remedy.moves)
      let chance = Percent.text(remedy.chance, decimals: 2)
      return remedy.isReached
        ? "\(share) is won back, as was found, by \(moves): \(chance)"
        : "\(share) was not won back; the most that was found is \(chance), by \(moves)"
    }
  }

  /// What its awards have lost for good.
  private var commitment: [String] {
    guard let committed = answer.committed else { return [] }
    // Less than a point's last digit is nothing that anybody would mourn.
    let lost = Digits.points(committed.lost)
    return [
      lost == "0"
        ? "its grants cost nothing that better work could not win back"
        : "\(lost) points cannot be won back by anything while its grants stay as they are"
    ]
  }

  /// What is changed, in the order in which it was found.
  static func words(_ moves: [StatusQuoAnswer.Move]) -> String {
    // Each change as something that a manager would do.
    let more = moves.count - mostMoves
    let shown = moves.prefix(mostMoves).map { move in
      switch move {
      case .people(let pool, let from, let to, let share):
        "moving \(Percent.text(share, decimals: 0)) of \(pool) from \(from) to \(to)"
      case .awards(let grant, let count):
        count > 0
          ? "funding \(grant)" + (count > 1 ? " \(Digits.whole(count)) times more" : " once more")
          : "not funding \(grant)" + (count < -1 ? " \(Digits.whole(-count)) times" : " once")
      }
    }
    // JSON has them all.
    return shown.joined(separator: ", ") + (more > 0 ? " and \(Digits.counted(more, "change")) more" : "")
  }
}
