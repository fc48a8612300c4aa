import FuzzEntries
import Glibc

/// libFuzzer's loop (LLVM, "Using libFuzzer as a library"): feeds `take` until its limits are reached.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ take: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

/// libFuzzer's own `main` asks for this symbol; ours runs first.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOne(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  chosen?.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

let chosen = getenv("ASSAY_FUZZ_ENTRY").flatMap { FuzzEntry.named(String(cString: $0)) }
guard chosen != nil else {
  print(FuzzEntry.all.map(\.name).joined(separator: "\n"))
  exit(2)
}
var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  withUnsafeMutablePointer(to: &arguments) { given in
    given.withMemoryRebound(
      to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.self, capacity: 1
    ) { runDriver(&count, $0, takeOne) }
  })
