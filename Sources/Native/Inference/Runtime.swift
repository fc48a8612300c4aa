internal import COpenVINO

/// OpenVINO's runtime, loaded once a process. Models compile for the processor, one thread, 32-bit floats, so that the
/// same input gives the same output on the same class of processor.
public final class Runtime {
  let core: OpaquePointer

  /// Loads the library.
  /// - Parameter library: path of `libopenvino_c.so.2641`; its plugins are found beside it.
  /// - Throws: ``InferenceError/libraryMissing``.
  public init(library: String) throws(InferenceError) {
    var opened: OpaquePointer?
    guard inference_core_open(library, &opened) == INFERENCE_OK, let opened else { throw .libraryMissing }
    core = opened
  }

  deinit { inference_core_close(core) }
}
