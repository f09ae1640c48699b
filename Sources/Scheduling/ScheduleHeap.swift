/// The branching order of the search: suppositions by how much they were part of recent dead ends, the most
/// first (VSIDS; Moskewicz et al. 2001); among equals the one with the least place.
///
/// A binary heap whose entries may rise, with the place of each.
struct ScheduleHeap {
  private var heap: [Int] = []
  /// Where each place stands in the heap; −1: not there.
  private var positions: [Int]
  /// Of each place, also of those that are not in the heap.
  private(set) var activity: [Double]
  /// What a part in a dead end adds.
  private(set) var step = 1.0

  init(_ count: Int) {
    positions = [Int](repeating: -1, count: count)
    activity = [Double](repeating: 0, count: count)
  }

  /// The order is total, so the search does not depend on how the heap came about.
  private func precedes(_ one: Int, _ other: Int) -> Bool {
    activity[one] != activity[other] ? activity[one] > activity[other] : one < other
  }

  /// Puts a place in, where it is not there yet.
  mutating func insert(_ place: Int) {
    guard positions[place] < 0 else { return }
    heap.append(place)
    positions[place] = heap.count - 1
    rise(heap.count - 1)
  }

  /// The place with the largest activity; nil: empty.
  mutating func pop() -> Int? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    positions[first] = -1
    if !heap.isEmpty {
      heap[0] = last
      positions[last] = 0
      sink(0)
    }
    return first
  }

  /// It was part of a dead end.
  mutating func bump(_ place: Int) {
    activity[place] += step
    if positions[place] >= 0 { rise(positions[place]) }
    // Before numbers overflow.
    if activity[place] > SchedulingTuning.mostActivity {
      for index in activity.indices { activity[index] *= SchedulingTuning.rescaling }
      step *= SchedulingTuning.rescaling
    }
  }

  /// What comes later counts for more: instead of all activities falling, what is added grows.
  mutating func age() { step /= SchedulingTuning.literalDecay }

  /// Moves an entry up to where its activity belongs, …
  private mutating func rise(_ start: Int) {
    var child = start
    let place = heap[child]
    while child > 0, precedes(place, heap[(child - 1) / 2]) {
      heap[child] = heap[(child - 1) / 2]
      positions[heap[child]] = child
      child = (child - 1) / 2
    }
    heap[child] = place
    positions[place] = child
  }

  /// … or down.
  private mutating func sink(_ start: Int) {
    var parent = start
    let place = heap[parent]
    while true {
      var child = 2 * parent + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
      if !precedes(heap[child], place) { break }
      heap[parent] = heap[child]
      positions[heap[parent]] = parent
      parent = child
    }
    heap[parent] = place
    positions[place] = parent
  }
}
