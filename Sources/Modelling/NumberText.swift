/// Numbers as MPS and LP files hold them.
enum NumberText {
  /// The shortest decimal that reads back as the same double; whole numbers without ".0".
  static func of(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.magnitude < 1e15, value == value.rounded(.towardZero) { return String(Int64(value)) }
    return value.description
  }
}
