import Charts
import Reporting

/// Chunks as a funder looks at a portfolio: how likely each is, what having it would add, and how much work goes into it.
enum BubblesChart {
  /// Nil where nobody worked out what chunks are worth, or where there are too few to compare.
  ///
  /// - Parameter worths: what the best chance gains where a chunk, or one of its number, is done already.
  static func chart(_ result: SolveResult, _ scales: SolveScales, worths: [String: Double]) -> Chart? {
    let work = result.yearsByChunk
    // What nobody worked out has no place on the axis upwards.
    let chunks = result.chunks.filter { worths[$0.name] != nil }
      .sorted { (worths[$0.name] ?? 0, $0.chance) > (worths[$1.name] ?? 0, $1.chance) }
    guard chunks.count >= fewest, let first = chunks.first, let most = worths[first.name],
      most > PageTolerance.equal
    else { return nil }
    var table = ChartTable([
      "chunk": .name, "chance": .share, "points if done": .points, "person-years": .amount,
    ])
    for chunk in chunks {
      table.append([
        .text(chunk.name), .number(chunk.chance), .optional(worths[chunk.name]),
        .number(work[chunk.name] ?? 0),
      ])
    }
    let drawing = BubbleDrawing(
      bubbles: chunks.map {
        .init(
          name: Phrase(name: $0.name), chance: $0.chance, worth: worths[$0.name] ?? 0,
          years: work[$0.name] ?? 0)
      }, table: table, chances: scales.chunks)
    return Chart(
      name: "bubbles", title: title(chunks.map { (Phrase(name: $0.name), work[$0.name] ?? 0) }),
      unit:
        "Chance of each chunk in time, and the points that the best plan gains if it, or one of its number, is done already",
      table: table, note: "The area of a bubble is the person-years that the plan puts into the chunk.",
      draw: drawing.figure)
  }

  /// Fewer are read faster in the table.
  private static let fewest = 3

  /// Whether most work goes where most is to be gained.
  private static func title(_ chunks: [(name: Phrase, years: Double)]) -> Phrase {
    // Ties go to the first in the table.
    let busiest = chunks.max { $0.years < $1.years }
    guard let first = chunks.first, let busiest, busiest.years > first.years else {
      return "Most work goes into what would help most, “" + (chunks.first?.name ?? "") + "”"
    }
    return "Most work goes into “" + busiest.name + "”; “" + first.name + "” would help most"
  }
}

/// Bubbles with their names, as far as these do not touch.
struct BubbleDrawing: Sendable {
  /// One chunk.
  struct Bubble: Sendable {
    var name: Phrase
    /// Chance and gain decide where it lies, years its area.
    var (chance, worth, years): (Double, Double, Double)

    init(name: Phrase, chance: Double, worth: Double, years: Double) {
      self.name = name
      (self.chance, self.worth, self.years) = (chance, worth, years)
    }
  }

  /// Those that would help most first: their names come before others.
  let bubbles: [Bubble]
  /// Of the chart.
  let table: ChartTable
  /// What the axis below shows.
  let chances: ClosedRange<Double>

  /// Of the plot, and of the largest bubble.
  private static let (height, largest) = (260.0, 24.0)
  /// So small a bubble still is one.
  private static let smallest = 2.5

  /// Bubbles may reach beyond the plot at its right end, where most chances are.
  func figure(_ room: Chart.Room) -> Figure {
    let plot = Frame(left: 46, right: room.width - 26, top: 30, bottom: 30 + Self.height)
    let across = plot.across(chances)
    let gains = bubbles.map { $0.worth * 100 }
    // A little room above, so that the top is no edge.
    let up = plot.up(min(0, gains.min() ?? 0)...(gains.max() ?? 1) * 1.1)
    var marks =
      plot.columns(Ticks.shares(across.domain, length: across.length), of: across)
      + plot.rows(Ticks.numbers(up.domain, length: up.length, spacing: 45), of: up) + [plot.base]
    let places = bubbles.map { Point(across.clamped($0.chance), up.place(of: $0.worth * 100)) }
    let radii = radii(in: room)
    // Large ones first, so that none is hidden.
    for row in bubbles.indices.sorted(by: { (radii[$1], $0) < (radii[$0], $1) }) {
      marks.append(Mark(.dot(places[row], radius: radii[row]), .bubble, datum: table.datum(row, "chance")))
    }
    marks += names(places, radii, within: plot)
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + 44,
      description:
        "Bubbles of \(Words.counted(bubbles.count, "chunk")): to the right the likelier, upwards those that would add more.",
      marks: marks)
  }

  /// Areas are as person-years.
  private func radii(in room: Chart.Room) -> [Double] {
    let most = bubbles.map(\.years).max() ?? 0
    // On a narrow screen they would hide each other.
    let largest = room.isNarrow ? Self.largest * 2 / 3 : Self.largest
    return bubbles.map {
      most > 0 ? max(Self.smallest, largest * ($0.years / most).squareRoot()) : Self.smallest
    }
  }

  /// Beside their bubbles, where they touch neither another bubble nor another name; the others are counted.
  private func names(_ places: [Point], _ radii: [Double], within plot: Frame) -> [Mark] {
    var marks: [Mark] = []
    // Of names that are written already.
    var taken: [Box] = []
    let size = Role.note.textSize
    for (row, bubble) in bubbles.enumerated() {
      let words = TextMeasure.cut(bubble.name, to: (plot.right - plot.left) / 2, size: size)
      let width = TextMeasure.width(words.bare, size: size)
      let (gap, middle) = (radii[row] + 4, places[row].y)
      let boxes = [places[row].x + gap, places[row].x - gap - width].map {
        Box(left: $0, right: $0 + width, top: middle - size / 2, bottom: middle + size / 2)
      }
      // Rather at the right, where a name is looked for.
      let fitting = boxes.first { box in
        box.left >= plot.left && box.right <= plot.right + 24 && !taken.contains { $0.touches(box) }
          && !places.indices.contains { $0 != row && box.touches(places[$0], radius: radii[$0]) }
      }
      guard let box = fitting else { continue }
      taken.append(box)
      marks.append(.text(words, at: Point(box.left, middle + 4), .note))
    }
    let hidden = bubbles.count - taken.count
    if hidden > 0 {
      marks.append(
        .text("names of \(hidden) more in the table", at: Point(plot.left, plot.bottom + 38), .note))
    }
    return marks
  }

  /// The room of a name.
  private struct Box {
    var left, right, top, bottom: Double

    /// Whether two names would lie over each other.
    func touches(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether a circle reaches into it.
    func touches(_ center: Point, radius: Double) -> Bool {
      let (x, y) = (min(max(center.x, left), right), min(max(center.y, top), bottom))
      return (x - center.x) * (x - center.x) + (y - center.y) * (y - center.y) < radius * radius
    }
  }
}
