/// Numbers as MPS and LP files hold them.
enum NumberText {
  /// The shortest decimal that reads back as the same double; whole numbers without ".0".
  static func of(_ value: Double) -> String {
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
