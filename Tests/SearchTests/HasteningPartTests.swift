import Allocation
import Support
import Testing

@testable import Search

/// Classes of levels and boxes of them, by hand.
@Suite("Classes and boxes of what plans do to the deadline")
struct HasteningPartTests {
  private func classes(_ deadline: String, rate: String, people: Int = 2) throws -> HasteningClasses {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: \(deadline)
        pools: {p: {headcount: \(people)}}
        chunks: {c: {years: 1, hastens: \(rate)}}
        """)
    return HasteningClasses(instance, try #require(instance.hastening))
  }

  @Test("levels between which no moment crosses a boundary are one class")
  func points() throws {
    // Person-years 0 to 8 at a quarter: a whole deadline crosses at the first, and then at every whole year.
    let found = try classes("4", rate: "0.25").classes
    #expect(found.map(\.least) == [0, 0.25, 1.25])
    #expect(found.map(\.most) == [0, 1, nil])
  }

  @Test("where a law has a moment in every interval all levels are told apart")
  func lines() throws {
    #expect(try classes("{by: {4: 100%}}", rate: "0.25").classes.count == 9)
  }

  @Test("very many levels are cut where some moment crosses, or into equal parts")
  func many() throws {
    let points = try classes("{3.5: 50%, 4: 50%}", rate: "0.001", people: 4_000)
    #expect(points.classes.first?.least == 0 && points.classes.last?.most == nil)
    #expect(points.classes.count < 12)
    let parts = try classes("{by: {4: 100%}}", rate: "0.001", people: 4_000)
    #expect(parts.classes.count > 1_000 && parts.classes[1].least == 0)
  }

  @Test("every level lies in the class that holds it")
  func places() throws {
    let found = try classes("4", rate: "0.25")
    #expect([0, 0.25, 1, 1.25, 2].map(found.place) == [0, 1, 1, 2, 2])
  }

  @Test("parts of a box hold all of it, and move its best end towards a plan")
  func parts() throws {
    let box = HasteningBox(
      branches: [.init(classes: 0...9, leaks: [nil], gifts: [0...3])])
    let place = HasteningBox.Place(class: 6, leaks: [true], gifts: [0])
    let cut = try #require(box.parts(.classes, on: 0, towards: place)).map { $0.branches[0].classes }
    #expect(cut == [0...2, 3...9])
    let leak = try #require(box.parts(.leak(0), on: 0, towards: place)).map { $0.branches[0].leaks }
    #expect(leak == [[false], [true]])
    let gifts = try #require(box.parts(.gift(0), on: 0, towards: place)).map { $0.branches[0].gifts }
    #expect(gifts == [[0...1], [2...3]])
    let point = HasteningBox(branches: [.init(classes: 4...4, leaks: [true], gifts: [2...2])])
    #expect(point.open.isEmpty && point.parts(.classes, on: 0, towards: place) == nil)
  }
}
