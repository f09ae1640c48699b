import Charts
import Reporting

/// The plan over time: a row for each chunk, with the people on it, gates, and the deadline's law as rules.
enum GanttChart {
  /// Nil where nobody works on anything.
  static func chart(_ result: SolveResult, _ scales: SolveScales) -> Chart? {
    guard !result.plan.isEmpty else { return nil }
    let drawing = GanttDrawing(
      rows: GanttRows(result), table: table(result), law: DeadlineLaw(result), look: result.look?.moment,
      roles: scales.roles, time: scales.time)
    let gates =
      result.gates.isEmpty
      ? "" : " A diamond is a gate: by then the chunk has to be finished for others to start."
    let note = Phrase("By the upright lines the deadline has fallen with so much probability." + gates)
    return Chart(
      name: "plan", title: title(result), unit: "Who works on what; numbers are people", table: drawing.table,
      note: note, draw: drawing.figure)
  }

  /// The longest attempt, and whether it begins at once.
  private static func title(_ result: SolveResult) -> Phrase {
    let start = result.plan.map(\.start).min() ?? 0
    // Of equally long ones the first to start.
    let longest = result.plan.enumerated().max {
      let (one, other) = ($0.element, $1.element)
      return (one.end - one.start, other.start, $1.offset) < (other.end - other.start, one.start, $0.offset)
    }?.element
    guard let longest else { return "Nobody works on anything" }
    let span = "\(Words.moment(longest.start)) to \(Words.moment(longest.end))"
    return longest.start == start
      ? "The longest work starts at once: “\(name: longest.chunk)”, \(span)"
      : "The longest work is on “\(name: longest.chunk)”, \(span)"
  }

  /// Rows of the plan, then gates, whose moment stands below `to`.
  private static func table(_ result: SolveResult) -> ChartTable {
    var table = ChartTable([
      "what": .word, "chunk": .name, "pool": .name, "people": .count, "attempts": .count, "from": .moment,
      "to": .moment, "branch": .name,
    ])
    for row in result.plan {
      table.append([
        .text("work"), .text(row.chunk), .text(row.pools.joined(separator: " + ")),
        .whole(row.people.reduce(0, +)), .whole(row.attempts), .number(row.start), .number(row.end),
        .optional(row.branch),
      ])
    }
    for gate in result.gates {
      table.append([
        .text("gate"), .text(gate.chunk), .empty, .empty, .empty, .empty, .number(gate.moment),
        .optional(gate.branch),
      ])
    }
    return table
  }
}

/// The rows in a room.
struct GanttDrawing: Sendable {
  /// What is drawn.
  let rows: GanttRows
  /// Of the chart.
  let table: ChartTable
  /// By whose quantiles rules stand.
  let law: DeadlineLaw
  /// When the plan looks.
  let look: Double?
  /// Colours of the chunks.
  let roles: WorkRoles
  /// The axis.
  let time: ClosedRange<Double>

  /// Heights of a lane, of its bar, of a row of a crowd, of a heading, and between rows.
  private static let (lane, bar, crowd, heading, gap) = (17.0, 14.0, 30.0, 26.0, 7.0)

  /// Right of the plot.
  private static let margin = 12.0

  /// Rules and grid lie behind the bars.
  func figure(_ room: Chart.Room) -> Figure {
    // Branches repeat names; the widest decides.
    let names = rows.lines.compactMap { line in if case .chunk(let chunk) = line { chunk.name } else { nil } }
    let widest = names.map { TextMeasure.width($0, size: Role.label.textSize) }.max() ?? 0
    let left = min(widest + 12, room.width * (room.isNarrow ? 0.3 : 0.26))
    let height = rows.lines.reduce(0) { $0 + Self.height(of: $1) }
    var plot = Frame(left: left, right: room.width - Self.margin, top: 0, bottom: 0)
    let across = plot.across(time)
    let rules = self.rules(across)
    plot.top = 8 + rules.height
    plot.bottom = plot.top + height
    var marks = plot.columns(Ticks.moments(time, length: across.length), of: across)
    marks += rules.marks(plot.bottom)
    var top = plot.top
    for line in rows.lines {
      marks += self.marks(of: line, from: top, in: plot, across, width: room.width)
      top += Self.height(of: line)
    }
    marks.append(plot.base)
    if rows.hidden > 0 {
      let place = Point(0, plot.bottom + 36)
      marks.append(.text("and \(rows.hidden) more in the table", at: place, .note))
    }
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + (rows.hidden > 0 ? 44 : 26),
      description: "A time line of \(Words.counted(names.count, "chunk")) with the people at work on each.",
      marks: marks)
  }

  /// With the gap below it.
  private static func height(of line: GanttRows.Line) -> Double {
    switch line {
    case .heading: heading
    case .chunk(let chunk): (chunk.isDense ? crowd : Double(max(1, chunk.lanes)) * lane) + gap
    }
  }

  /// A heading, or the name of a chunk with its bars and its gate.
  private func marks(
    of line: GanttRows.Line, from top: Double, in plot: Frame, _ across: LinearScale, width: Double
  ) -> [Mark] {
    switch line {
    case .heading(let branch):
      return [.text("Branch \(name: branch)", at: Point(0, top + 18), .heading, room: width)]
    case .chunk(let chunk):
      let height = Self.height(of: line) - Self.gap
      let middle = top + height / 2
      var marks: [Mark] = [
        .text(Phrase(name: chunk.name), at: Point(0, middle + 4), .label, room: plot.left - 8)
      ]
      marks +=
        chunk.isDense
        ? self.crowd(chunk, from: top, in: plot, across) : bars(chunk, from: top, across)
      if let gate = chunk.gate {
        let place = Point(across.place(of: gate.moment), middle)
        marks.append(Mark(.diamond(place, radius: 6), .gate, datum: table.datum(gate.place, "to")))
      }
      return marks
    }
  }

  /// A bar for each row of the plan, with as many words within as it has room for.
  private func bars(
    _ chunk: GanttRows.Chunk, from top: Double, _ across: LinearScale
  ) -> [Mark] {
    let role = roles.role(of: chunk.name)
    return chunk.bars.flatMap { bar in
      let (from, to) = (across.place(of: bar.row.start), across.place(of: bar.row.end))
      let y = top + Double(bar.lane) * Self.lane + (Self.lane - Self.bar) / 2
      let shape = Mark.Shape.bar(Point(from, y), width: max(1, to - from), height: Self.bar)
      let whole = Words.team(bar.row.people, bar.row.pools)
      let short = Phrase(bar.row.people.map(Digits.whole).joined(separator: "+"))
      let room = to - from - 8
      let words = [whole, short].first { TextMeasure.width($0.bare, size: Role.within.textSize) <= room }
      // Lines behind do not cross the words.
      return [Mark(shape, .paper), Mark(shape, role, datum: table.datum(bar.place, "to"), isTinted: true)]
        + (words.map { [.text($0, at: Point(from + 4, y + 11), .within)] } ?? [])
    }
  }

  /// How many people are at work, as steps, where attempts are too many to be told apart.
  private func crowd(
    _ chunk: GanttRows.Chunk, from top: Double, in plot: Frame, _ across: LinearScale
  ) -> [Mark] {
    var changes: [Double: Int] = [:]
    for bar in chunk.bars {
      let people = bar.row.people.reduce(0, +)
      changes[bar.row.start, default: 0] += people
      changes[bar.row.end, default: 0] -= people
    }
    var people = 0
    let steps = changes.sorted { $0.key < $1.key }.map { moment, change in
      people += change
      return StepCurve.Step(from: moment, value: Double(people))
    }
    let most = steps.map(\.value).max() ?? 1
    let up = LinearScale(0...max(1, most), from: top + Self.crowd, to: top)
    let curve = StepCurve(steps, end: steps.last?.from ?? 0)
    let words: Phrase =
      "\(Words.counted(chunk.attempts, "attempt")), at most \(Digits.whole(Int(most))) people at once"
    let from = across.place(of: steps.first?.from ?? time.lowerBound)
    // Begins where the work does, or as far before as it needs.
    let size = Role.within.textSize
    let start = max(plot.left, min(from + 4, plot.right - TextMeasure.width(words.bare, size: size)))
    return [
      Mark(.area(curve.area(across, up, over: 0)), .paper),
      Mark(.area(curve.area(across, up, over: 0)), roles.role(of: chunk.name), isTinted: true),
      .text(words, at: Point(start, top + 19), .within, room: plot.right - start),
    ]
  }

  /// Rules where the deadline has fallen with 10, 50 and 90 %, and where the plan looks; words above them in as many
  /// lines as keep them apart.
  private func rules(_ across: LinearScale) -> (height: Double, marks: (Double) -> [Mark]) {
    var found: [(moment: Double, words: String)] = []
    for (share, words) in [(0.1, "10"), (0.5, "50"), (0.9, "90")] {
      guard let moment = law.quantile(share) else { continue }
      if let place = found.firstIndex(where: { $0.moment == moment }) {
        found[place].words += ", \(words)"
      } else {
        found.append((moment, words))
      }
    }
    var entries = found.map { (moment: $0.moment, words: "deadline \($0.words) %") }
    if let look { entries.append((look, "look")) }
    entries.sort { $0.moment < $1.moment }
    let size = Role.note.textSize
    var (ends, placed): ([Double], [(x: Double, words: String, at: Double, line: Int)]) = ([], [])
    for entry in entries {
      let (x, width) = (across.place(of: entry.moment), TextMeasure.width(entry.words, size: size))
      // Centred, but on the paper.
      let at = min(max(x - width / 2, 0), across.end + Self.margin - width)
      let line = ends.firstIndex { $0 + 8 <= at } ?? ends.count
      if line == ends.count { ends.append(0) }
      ends[line] = at + width
      placed.append((x, entry.words, at, line))
    }
    let height = Double(ends.count) * 14
    let right = across.end + Self.margin
    /// Whether words end at the paper's edge.
    func isLast(_ at: Double, _ words: String) -> Bool {
      at + TextMeasure.width(words, size: size) >= right - 1
    }
    return (
      height,
      { bottom in
        placed.flatMap { x, words, at, line in
          let y = 10 + Double(line) * 14
          return [
            Mark(.line([Point(x, y + 4), Point(x, bottom)]), .deadline),
            // Those at the end are held by their end, so that a wider font does not leave the paper.
            isLast(at, words)
              ? .text(Phrase(words), at: Point(right, y), .note, anchor: .end)
              : .text(Phrase(words), at: Point(at, y), .note),
          ]
        }
      }
    )
  }
}
