import Domain
import Hummingbird

/// Takes in a request's body with back-pressure, under bounds of size, idle time, whole time and rate.
struct BodyReader: Sendable {
  let limits: UploadLimits
  let watch: BodyWatch
  /// Where the bytes are counted; nil for bodies that are small by their own bound.
  var room: UploadRoom?

  /// Folds the body's pieces into a value as they come. The next piece is asked for only after `take` returned; how
  /// long that takes is not the sender's fault.
  ///
  /// The reading is a task of its own, so that a body of which not one byte comes can be ended too.
  func read<Value: Sendable>(
    _ body: RequestBody, into value: Value, _ take: @escaping @Sendable (inout Value, ByteBuffer) async throws -> Void
  ) async throws -> Value {
    let progress = BodyProgress(limits, room)
    let reading = Task {
      var value = value
      for try await piece in body {
        let total = progress.add(piece.readableBytes)
        guard total <= limits.totalBytesMax else {
          throw Problem.tooLarge("The body is larger than \(limits.totalBytesMax) bytes.")
        }
        progress.isWaiting = true
        try await room?.take(piece.readableBytes)
        try await take(&value, piece)
        progress.isWaiting = false
      }
      return value
    }
    watch.join(progress, end: reading.cancel)
    defer { watch.leave(progress) }
    let result = await withTaskCancellationHandler {
      await reading.result
    } onCancel: {
      reading.cancel()
    }
    // A reading that was ended may look like a body that came to its end.
    if let problem = progress.problem { throw problem }
    try Task.checkCancellation()
    do {
      return try result.get()
    } catch let problem as Problem {
      throw problem
    } catch {
      // What the connection throws: its client went away, or sends what is no HTTP.
      throw Problem.malformed("The body ended early.")
    }
  }

  /// A whole JSON body.
  func json(_ body: RequestBody) async throws -> [UInt8] {
    try await read(body, into: []) { bytes, piece in
      bytes.append(contentsOf: piece.readableBytesView)
      guard bytes.count <= limits.jsonBytesMax else {
        throw Problem.tooLarge("A JSON body is larger than \(limits.jsonBytesMax) bytes.")
      }
    }
  }
}
