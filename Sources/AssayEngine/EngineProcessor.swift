import Glibc

/// What this process runs on.
enum EngineProcessor {
  /// Version of the engine's own code; raised with every change that may change a reading.
  static let version = "1.0.0"

  /// Vector extensions whose presence changes which kernels run, and with them the last bits of a score.
  private static let relevant: Set<String> = [
    "amx_bf16", "amx_int8", "asimd", "asimddp", "avx", "avx2", "avx512_bf16", "avx512_fp16", "avx512_vnni", "avx512bw",
    "avx512dq", "avx512f", "avx512vl", "avx_vnni", "f16c", "fma", "sse4_2", "sve", "sve2",
  ]

  /// The extensions that the kernel reports, sorted; empty where it reports none. Reads a file, so before the seal.
  static func features() -> [String] {
    guard let file = fopen("/proc/cpuinfo", "re") else { return [] }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 16_384)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("flags") || text.hasPrefix("Features") else { continue }
      return relevant.intersection(text.split(whereSeparator: \.isWhitespace).map(String.init)).sorted()
    }
    return []
  }
}
