/// Hexadecimal digits of a key ID.
enum Hexadecimal {
  /// Eight lower-case digits.
  static func text(of id: UInt32) -> String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
