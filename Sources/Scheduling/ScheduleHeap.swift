/// Suppositions by how much they were part of recent dead ends, the most first; among equals the one with the least
/// place.
struct ScheduleHeap {
  private var heap: [Int] = []
  /// Where each place stands in the heap; −1: not there.
  private var positions: [Int]
  private(set) var activity: [Double]
  private(set) var step = 1.0

  init(_ count: Int) {
    positions = [Int](repeating: -1, count: count)
    activity = [Double](repeating: 0, count: count)
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    activity[one] != activity[other] ? activity[one] > activity[other] : one < other
  }

  mutating func insert(_ place: Int) {
    guard positions[place] < 0 else { return }
    heap.append(place)
    positions[place] = heap.count - 1
    rise(heap.count - 1)
  }

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

  mutating func bump(_ place: Int) {
    activity[place] += step
    if positions[place] >= 0 { rise(positions[place]) }
    if activity[place] > SchedulingTuning.mostActivity {
      for index in activity.indices { activity[index] *= SchedulingTuning.rescaling }
      step *= SchedulingTuning.rescaling
    }
  }

  /// What comes later counts for more.
  mutating func age() { step /= SchedulingTuning.literalDecay }

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
