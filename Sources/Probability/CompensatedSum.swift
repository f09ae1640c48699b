/// Neumaier's compensated sum (1974), the one that also holds where a term is larger than the sum: as if
/// added in twice the digits.
package struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0
  package init() {}
  package mutating func add(_ term: Double) {
    let next = sum + term
    lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }
  package var value: Double { sum + lost }
}
