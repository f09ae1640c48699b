import Charts
import Reporting

/// What becomes of the chance if a chunk is done for free and the deadline comes sooner by so many years.
enum BargainChart {
  /// Nil where no bargain was asked for.
  static func chart(_ result: ValueResult) -> Chart? {
    guard let bargain = result.bargain, !bargain.years.isEmpty else { return nil }
    let offers = bargain.years.sorted { $0.lost < $1.lost }
    var table = ChartTable(["years sooner": .moment, "chance": .share, "bound": .share])
    for offer in offers {
      table.append([.number(offer.lost), .number(offer.chance), .optional(offer.bound)])
    }
    let title: Phrase
    if let most = bargain.worthAtMost, most > 0 {
      title = "“\(name: bargain.parallel)” for free is worth at most \(Digits.years(most)) of the deadline"
    } else {
      title = "“\(name: bargain.parallel)” for free is not worth an earlier deadline"
    }
    let today = result.chance
    return Chart(
      name: "bargain", title: title,
      unit:
        "Best chance with “\(name: bargain.parallel)” done already, by how much sooner the deadline comes",
      table: table, note: "The dashed line is the best chance without the offer.",
      draw: { [table] in figure($0, offers, of: table, today: today) })
  }

  /// The years of the offer that the essay makes: two, for all the observation.
  private static let essay = 2.0

  /// A line through the offers that were tried, today's chance dashed, and the essay's offer by its name.
  private static func figure(
    _ room: Chart.Room, _ offers: [ValueResult.Bargain.Offer], of table: ChartTable, today: Double
  ) -> Figure {
    let plot = Frame(left: 46, right: room.width - 16, top: 28, bottom: 228)
    let most = max(1, offers.last?.lost ?? 1)
    let (across, up) = (plot.across(0...most), plot.up(0...1))
    let line = up.place(of: today)
    var marks =
      plot.columns(
        Ticks.numbers(0...most, length: across.length, spacing: 60, isWhole: most >= 1), of: across)
      + plot.rows(Ticks.shares(0...1, length: up.length, spacing: 40), of: up) + [
        plot.base, Mark(.line([Point(plot.left, line), Point(plot.right, line)]), .bound),
        Mark(
          .line(offers.map { Point(across.place(of: $0.lost), up.place(of: $0.chance)) }), .finishing),
      ]
    for (row, offer) in offers.enumerated() {
      let place = Point(across.place(of: offer.lost), up.place(of: offer.chance))
      marks.append(Mark(.dot(place, radius: 4), .dot, datum: table.datum(row, "chance")))
      guard offer.lost == essay else { continue }
      marks.append(Mark(.dot(place, radius: 5), .offer))
      let words: Phrase = "\(Digits.years(offer.lost)) sooner: \(Words.chance(offer.chance))"
      let width = TextMeasure.width(words.bare, size: Role.label.textSize)
      let x = min(place.x + 9, plot.right - width)
      marks.append(.text(words, at: Point(x, place.y - 10), .label))
    }
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + 26,
      description: "A line of the best chance over \(Words.counted(offers.count, "offer")).", marks: marks)
  }
}
