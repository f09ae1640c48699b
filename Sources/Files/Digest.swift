import Crypto
import Foundation

/// The digest by which bytes are known: SHA-256 (FIPS 180-4).
package enum Digest {
  /// Digits of a digest.
  package static let length = 64

  /// 64 hexadecimal digits.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    hex(SHA256.hash(data: Array(bytes)))
  }

  /// Of several runs of bytes, each told from the next whatever they hold: its length stands before it.
  package static func hex(ofParts parts: [[UInt8]]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.count):".utf8))
      hash.update(data: part)
    }
    return hex(hash.finalize())
  }

  /// As policies of pages name a script.
  package static func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(SHA256.hash(data: Array(bytes))).base64EncodedString()
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
