import Synchronization

/// Lets a bounded number of bytes of uploads into memory. Room is taken as bytes arrive, so that a slow sender holds
/// what it sent and no more; where there is none, a sender's next piece waits in line and its connection is held back.
///
/// Uploads that wait for one another would wait for ever: while nobody has it, the first in line gets the right of way,
/// which is room for all that is left of one upload. The bound is thus `bytesMax` and one upload.
final class UploadGate: Sendable {
  private struct State {
    var held = 0
    var hasRightOfWay: ObjectIdentifier?
    var line: [(room: UploadRoom, bytes: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  }
  private let state = Mutex(State())
  private let bytesMax: Int

  /// A gate for `bytesMax` at once.
  init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// Room for one upload, empty at first. What it takes is given back with the last reference to it, so it is kept
  /// beside the bytes.
  func room() -> UploadRoom { UploadRoom(gate: self) }

  /// True while a sender waits for room.
  var isCrowded: Bool { state.withLock { !$0.line.isEmpty } }

  /// Waits for room for a piece. False where the task was canceled first.
  fileprivate func take(_ bytes: Int, for room: UploadRoom) async -> Bool {
    let key = ObjectIdentifier(room)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isIn = state.withLock { state -> Bool? in
          guard !Task.isCancelled else { return false }
          let hasRoom = state.line.isEmpty && state.held + bytes <= bytesMax
          if !hasRoom, state.hasRightOfWay == nil, state.line.isEmpty { state.hasRightOfWay = key }
          guard hasRoom || state.hasRightOfWay == key else {
            state.line.append((room, bytes, continuation))
            return nil
          }
          state.held += bytes
          return true
        }
        if let isIn { continuation.resume(returning: isIn) }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        state.line.firstIndex { $0.room === room }.map { state.line.remove(at: $0).continuation }
      }
      waiting?.resume(returning: false)
    }
  }

  fileprivate func giveBack(_ bytes: Int, of key: ObjectIdentifier) {
    let admitted = state.withLock { state in
      state.held -= bytes
      if state.hasRightOfWay == key { state.hasRightOfWay = nil }
      var admitted: [CheckedContinuation<Bool, Never>] = []
      while let first = state.line.first {
        if state.held + first.bytes > bytesMax {
          guard state.hasRightOfWay == nil else { break }
          state.hasRightOfWay = ObjectIdentifier(first.room)
        }
        state.held += first.bytes
        admitted.append(state.line.removeFirst().continuation)
      }
      return admitted
    }
    for continuation in admitted { continuation.resume(returning: true) }
  }
}

/// Room that an upload holds for as long as its bytes are in memory.
final class UploadRoom: Sendable {
  private let gate: UploadGate
  private let held = Mutex(0)

  fileprivate init(gate: UploadGate) { self.gate = gate }

  /// Waits for room for a piece.
  /// - Throws: ``CancellationError`` where the reading was ended meanwhile.
  func take(_ bytes: Int) async throws {
    guard await gate.take(bytes, for: self) else { throw CancellationError() }
    held.withLock { $0 += bytes }
  }

  /// True while another sender waits for room.
  var isWanted: Bool { gate.isCrowded }

  deinit { gate.giveBack(held.withLock { $0 }, of: ObjectIdentifier(self)) }
}
