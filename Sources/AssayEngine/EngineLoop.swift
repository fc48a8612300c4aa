import EngineProtocol
import Imaging
import Sandbox

/// Takes one request at a time, answers it, and leaves nothing of it behind.
struct EngineLoop {
  let channel: FrameChannel
  var role: any EngineRole
  let description: EngineDescription
  let allowsFaults: Bool

  /// Answers until the server closes the socket.
  mutating func run() -> MainExit {
    let name = type(of: role).name
    do {
      while var frame = try channel.receive(by: nil) {
        let request = try frame.request()
        var (answer, blobs) = try answer(request, blobs: frame.blobs)
        try channel.send(Frame(answer, blobs: blobs), by: nil)
        Self.overwrite(&frame.blobs)
        Self.overwrite(&blobs)
        Sandbox.returnFreeMemory()
      }
      return .done
    } catch FrameChannel.Failure.closed {
      return .done
    } catch let error as FrameChannel.Failure {
      return .violation.reported(role: name, reason: "\(error)")
    } catch let error as FrameError {
      return .violation.reported(role: name, reason: "\(error)")
    } catch {
      // The error's own words might quote the input; its type cannot.
      return .failed.reported(role: name, reason: "\(type(of: error))")
    }
  }

  private mutating func answer(
    _ request: EngineRequest, blobs: [[UInt8]]
  ) throws -> (EngineAnswer, [[UInt8]]) {
    if allowsFaults, let fault = blobs.lazy.compactMap(FaultBlob.init).first {
      return (.ready(description), fault.commit())
    }
    if case .hello = request { return (.ready(description), []) }
    do {
      return try role.answer(request, blobs: blobs)
    } catch let error as ImagingError {
      return (.refused(Refusal(error, blob: 0)), [])
    }
  }

  private static func overwrite(_ blobs: inout [[UInt8]]) {
    for index in blobs.indices {
      blobs[index].withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
    }
  }
}
