/// Colours of all roles, on light and on dark ground, as rules of a style sheet.
///
/// The colours are those of Okabe and Ito (2008), darkened for white and lightened for dark paper, so that each has a contrast
/// of 3 or more with its ground, and words have 4.5.
package enum Palette {
  /// Which ground a drawing is for.
  package enum Theme: String, Sendable, CaseIterable { case auto, light, dark }

  /// The colours of one ground.
  struct Colours {
    var paper, ink, muted, faint, grey: String
    /// Blue, vermilion, green, pink, and one more.
    var blue, vermilion, green, pink, fifth: String
  }

  static let light = Colours(
    paper: "#ffffff", ink: "#1b1f24", muted: "#59626e", faint: "#e3e7ec", grey: "#868e9a", blue: "#0072b2",
    vermilion: "#d55e00", green: "#009e73", pink: "#cc79a7", fifth: "#222222")
  static let dark = Colours(
    paper: "#14171c", ink: "#e6e9ee", muted: "#a7b0bc", faint: "#2b313a", grey: "#717b89", blue: "#56b4e9",
    vermilion: "#e69f00", green: "#009e73", pink: "#cc79a7", fifth: "#f0e442")

  /// Rules for drawings in a page, or in a file of their own, on the ground that is asked for.
  package static func rules(_ theme: Theme) -> String {
    switch theme {
    case .light: common + rules(light)
    case .dark: common + rules(dark)
    // Paper is white whatever the screen is.
    case .auto:
      common + rules(light) + "@media screen and (prefers-color-scheme:dark){\n" + rules(dark) + "}\n"
    }
  }

  /// What no ground changes.
  private static var common: String {
    let texts = [Role.heading, .label, .value, .tick, .note, .within].map { role in
      ".chart .\(role.rawValue){font-size:\(Decimal.text(role.textSize))px}"
    }.joined(separator: "\n")
    return """
      .chart{font-family:\(fonts);font-variant-numeric:tabular-nums}
      .chart text{direction:ltr}
      .chart .heading{font-weight:600}
      .chart .line{fill:none}
      .chart .tint{fill-opacity:.26;stroke-width:1}
      .chart rect{shape-rendering:crispEdges}
      .chart .bound{stroke-dasharray:5 4}
      .chart .naiveLine{stroke-dasharray:2 3;stroke-linecap:round}
      \(texts)

      """
  }

  /// Whatever the reader's system has.
  package static let fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

  /// The rules of one ground.
  private static func rules(_ colours: Colours) -> String {
    var rules: [(String, String)] = [
      (".paper", "fill:\(colours.paper)"),
      (".title,.heading,.label,.value", "fill:\(colours.ink)"), (".tick,.note", "fill:\(colours.muted)"),
      (".within", "fill:\(colours.ink)"),
      (".weave", "fill:\(colours.paper);fill-opacity:.55"),
      (".heat", "fill:\(colours.blue)"), (".gate,.offer", "fill:\(colours.ink)"),
      (".openDot", "fill:\(colours.paper);stroke:\(colours.blue);stroke-width:1.5"),
      (".kept,.informed", "fill:\(colours.paper);stroke:\(colours.blue);stroke-width:1.5"),
      (".beyond", "fill:\(colours.faint);stroke:\(colours.grey)"),
      (".bubble", "fill:\(colours.blue);fill-opacity:.3;stroke:\(colours.blue)"),
      (".today", "fill:\(colours.blue);fill-opacity:.25;stroke:\(colours.blue)"),
    ]
    let lines: [(Role, String, Double)] = [
      (.grid, colours.faint, 1), (.axis, colours.muted, 1), (.guide, colours.faint, 1),
      (.deadline, colours.ink, 1), (.capacity, colours.ink, 1.5), (.bound, colours.ink, 1.5),
      (.whisker, colours.ink, 1.5), (.survival, colours.ink, 2), (.finishing, colours.blue, 2.5),
      (.naiveLine, colours.grey, 2),
    ]
    for (role, colour, width) in lines {
      rules.append((".\(role.rawValue)", "stroke:\(colour);stroke-width:\(Decimal.text(width))"))
    }
    for (role, colour) in fills(colours) {
      rules.append((".\(role.rawValue)", "fill:\(colour)"))
      if Role.work.contains(role) || role == .others {
        rules.append((".\(role.rawValue).tint", "stroke:\(colour)"))
      }
    }
    // Lines of a pattern without a ground, and what surrounds its areas.
    rules += [
      (".lost-weave", "fill:\(colours.vermilion)"),
      (".lost-edge", "stroke:\(colours.vermilion);stroke-width:1"),
      (".idle-weave", "fill:\(colours.grey);fill-opacity:.75"),
    ]
    return rules.map { selectors, body in
      let all = selectors.split(separator: ",").map { ".chart \($0)" }.joined(separator: ",")
      return "\(all){\(body)}\n"
    }.joined()
  }

  /// Areas and signs of one colour.
  private static func fills(_ colours: Colours) -> [(Role, String)] {
    [
      (.optimum, colours.blue), (.dot, colours.blue), (.naive, colours.grey),
      (.bestNaive, colours.vermilion), (.first, colours.blue), (.second, colours.vermilion),
      (.third, colours.green), (.fourth, colours.fifth), (.fifth, colours.pink), (.others, colours.grey),
    ]
  }
}
