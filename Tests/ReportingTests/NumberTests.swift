import Files
import Testing

@testable import Reporting

@Suite struct NumberTests {
  struct Case: Sendable {
    let share: Double
    let text: String
    init(_ share: Double, _ text: String) {
      self.share = share
      self.text = text
    }
  }

  @Test(arguments: [
    Case(0, "0 %"), Case(1, "100 %"), Case(0.61, "61.0 %"), Case(0.6104, "61.0 %"), Case(0.5, "50.0 %"),
    Case(0.9994, "99.9 %"), Case(0.9996, "99.96 %"), Case(0.99996, "99.996 %"),
    Case(1 - 1e-9, "99.9999999 %"),
    Case(1 - 1e-16, "over 99.9999999999 %"), Case(0.0005, "0.1 %"), Case(0.0004, "0.040 %"),
    Case(1e-7, "0.000010 %"), Case(1e-30, "1.0e-28 %"), Case(.leastNonzeroMagnitude, "4.9e-322 %"),
    Case(-1e-17, "0 %"),
    Case(1.0000000001, "100 %"), Case(0.9995, "99.95 %"),
  ])
  func percent(_ one: Case) {
    #expect(Percent.text(one.share) == one.text)
  }

  /// What is said of a bound is never below it.
  @Test(arguments: [0, 1e-300, 1e-12, 0.00001, 0.3, 0.61001, 0.99994, 0.999999, 1 - 1e-13, 1])
  func roundsBoundsUp(_ bound: Double) throws {
    let text = Percent.text(bound, decimals: 2, rounding: .up)
    let percent = try #require(Double(text.dropLast(2)))
    #expect(percent >= bound * 100)
    #expect(bound == 1 || bound > 1 - 1e-12 || percent < 100)
  }

  @Test func onlyTheEndsReadAsTheEnds() {
    var share = 1e-12
    while share < 0.5 {
      #expect(Percent.text(share) != "0 %")
      #expect(Percent.text(1 - share) != "100 %" && Percent.text(1 - share) != "100.0 %")
      share *= 1.07
    }
  }

  @Test func writesCountsAndFactors() {
    #expect(Digits.whole(1_234_567) == "1,234,567" && Digits.whole(9999) == "9999")
    #expect(
      Digits.counted(1, "copy", plural: "copies") == "1 copy" && Digits.counted(3, "start") == "3 starts")
    #expect(Digits.years(1) == "1 year" && Digits.years(2.5) == "2.5 years")
    #expect(
      Digits.factor(1.05) == "×1.05" && Digits.factor(340.4) == "×340" && Digits.factor(2e6) == "×2e+06")
    #expect(Digits.points(0.125) == "12.5" && Digits.points(0) == "0" && Digits.points(0.0002) == "0.02")
    #expect(Digits.plain(2026.3000000000002) == "2026.3" && Digits.plain(-0.00001) == "0")
  }

  /// Vectors of FIPS 180-4 and of the NIST's validation suite; the last one crosses a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashes(_ text: String, _ digest: String) {
    #expect(Digest.hex(Array(text.utf8)) == digest)
  }

  @Test func hashesAMillionLetters() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Digest.hex([UInt8](repeating: 0x61, count: 1_000_000)) == digest)
  }
}
