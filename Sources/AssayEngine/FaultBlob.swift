import Glibc
import Sandbox

/// A blob that makes an engine misbehave on purpose. Heeded only with `--allow-fault-blobs`, which no shipped
/// configuration passes.
enum FaultBlob: String {
  /// Writes to an address that is not mapped.
  case segmentationFault = "ASSAY-FAULT segmentation-fault"
  /// Sleeps for ever.
  case hang = "ASSAY-FAULT hang"
  /// Computes for ever.
  case spin = "ASSAY-FAULT spin"
  /// Takes memory until there is none.
  case exhaustMemory = "ASSAY-FAULT exhaust-memory"
  /// Leaves without an answer.
  case leave = "ASSAY-FAULT leave"
  /// Sends bytes that are no frame.
  case babble = "ASSAY-FAULT babble"
  /// Tries every wall, and answers with lines `name errno`.
  case tryWalls = "ASSAY-FAULT try-walls"

  /// The fault that a blob asks for; nil for any other blob.
  init?(_ blob: [UInt8]) {
    guard blob.count < 64 else { return nil }
    self.init(rawValue: String(decoding: blob, as: UTF8.self))
  }

  /// Does it, and returns the blobs of the answer where there is one.
  func commit() -> [[UInt8]] {
    switch self {
    case .segmentationFault: UnsafeMutablePointer<Int>(bitPattern: 4096)?.pointee = 1
    case .hang: while true { sleep(1000) }
    case .spin: while true { sched_yield() }
    case .exhaustMemory: Self.exhaustMemory()
    case .leave: exit(0)
    case .babble:
      let noise = [UInt8](repeating: 0x55, count: 64)
      _ = send(MainCommand.channelDescriptor, noise, noise.count, Int32(MSG_NOSIGNAL))
    case .tryWalls:
      let lines = Sandbox.attemptEverything().map { "\($0.key) \($0.value)" }.sorted()
      return [Array(lines.joined(separator: "\n").utf8)]
    }
    return []
  }

  private static func exhaustMemory() {
    var kept: [[UInt8]] = []
    while true { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
  }
}
