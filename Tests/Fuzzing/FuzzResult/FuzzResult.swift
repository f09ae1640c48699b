import Charts
import FuzzSupport
import Report
import Reporting

/// One result or several, with record separators between, read back and made into a report.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzResult(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var sources: [ReportDocument.Source] = []
  for file in input(start, count).files {
    do throws(WrongResult) {
      let result = try AnyResult(file)
      must((try? AnyResult(file)) == result, "read twice, and not the same")
      sources.append(.init(name: "\(sources.count).json", result: result))
    } catch { must(!"\(error)".isEmpty, "refused without a word") }
  }
  if sources.isEmpty { return 0 }
  let document = ReportDocument(sources)
  _ = (document.html, document.markdown)
  for theme in [Palette.Theme.auto, .dark] { _ = document.drawings(theme) }
  for table in document.tables {
    must(table.rows.allSatisfy { $0.count == table.header.count }, "a ragged table: \(table.name)")
  }
  for placed in document.charts {
    for width in [Chart.Room.wide, Chart.Room.narrow] {
      look(at: placed.chart.draw(.init(id: "a", width: width)))
    }
  }
  return 0
}

/// Everything that is drawn has a place, and the paper a size.
private func look(at figure: Figure) {
  must(figure.width.isFinite && figure.height.isFinite && figure.height > 0, "no paper: \(figure)")
  for mark in figure.marks {
    must(numbers(of: mark.shape).allSatisfy(\.isFinite), "nowhere on the paper: \(mark)")
    must(mark.datum.map(\.value.isFinite) ?? true, "no number: \(mark)")
  }
}

/// Places and sizes of a shape.
private func numbers(of shape: Mark.Shape) -> [Double] {
  switch shape {
  case .bar(let place, let width, let height): [place.x, place.y, width, height]
  case .line(let places), .area(let places): places.flatMap { [$0.x, $0.y] }
  case .dot(let place, let radius), .diamond(let place, let radius): [place.x, place.y, radius]
  case .text(_, let place, _): [place.x, place.y]
  }
}
