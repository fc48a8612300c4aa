import EngineProtocol
import Engines
import Foundation
import Testing

/// Mutated files through a real engine: each must be read or refused, within its time, and never crash. A longer run
/// takes `ASSAY_FUZZ_ROUNDS`, and `ASSAY_FUZZ_SEED` to go elsewhere.
struct DecoderFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rounds = environment["ASSAY_FUZZ_ROUNDS"].flatMap(Int.init) ?? 150
  private static let seed = environment["ASSAY_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

  @Test(arguments: [
    ("JPEG", \PictureSamples.noisyJPEG), ("progressive JPEG", \.progressiveJPEG), ("CMYK JPEG", \.inkJPEG),
    ("PNG", \.noisyPNG), ("palette PNG", \.palettePNG), ("lossy WebP", \.lossyWebP), ("lossless WebP", \.losslessWebP),
    ("HEIC", \.heic), ("PDF", \.pdf),
  ])
  func `a mutated file is read or refused`(name: String, sample: KeyPath<PictureSamples, [UInt8]> & Sendable)
    async throws
  {
    let original = try PictureSamples()[keyPath: sample]
    let engine = RehearsingEngine()
    var mutator = Mutator(seed: Self.seed)
    for round in 0..<Self.rounds {
      let bytes = mutator.mutate(original)
      do throws(EngineCallError) {
        switch try await engine.decode(bytes) {
        case .document, .refused: break
        case let other: Issue.record("round \(round) of \(name) was answered with \(other)")
        }
      } catch {
        Issue.record("round \(round) of \(name), seed \(Self.seed): \(error)")
      }
    }
    await engine.pool.shutdown()
  }
}
