/// An entry of the program at which bytes from outside arrive: each takes any bytes, refuses in words what it cannot
/// read, and neither traps nor hangs. One fuzz target and one folder of `Tests/Fuzzing/Corpus` an entry.
public struct FuzzEntry: Sendable {
  /// The folder of its corpus.
  public let name: String
  /// Feeds it; whatever it throws counts as a refusal.
  public let take: @Sendable ([UInt8]) -> Void

  init(_ name: String, _ take: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.take = { bytes in
      do { try take(bytes) } catch {
        // A refusal has to be printable.
        _ = "\(error)"
      }
    }
  }

  /// Every entry.
  public static let all: [FuzzEntry] = pictures + documents + messages + settings

  /// The entry of a name.
  public static func named(_ name: String) -> FuzzEntry? { all.first { $0.name == name } }
}
