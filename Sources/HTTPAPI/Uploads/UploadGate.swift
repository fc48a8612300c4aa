import Synchronization

/// Lets a bounded number of bytes of uploads into memory; the rest wait in line, first come first served, with their
/// bodies unread, which holds back their senders.
final class UploadGate: Sendable {
  private struct State {
    var free: Int
    var line: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }
  private let state: Mutex<State>
  private let bytesMax: Int

  /// A gate for `bytesMax` at once.
  init(bytesMax: Int) {
    self.bytesMax = bytesMax
    state = Mutex(State(free: bytesMax))
  }

  /// Waits until there is room for `bytes`; more than the gate ever has counts as all of it. It is given back with
  /// the last reference to it, so it is kept beside the bytes.
  func room(bytes: Int) async -> UploadRoom {
    let bytes = min(max(bytes, 1), bytesMax)
    await enter(bytes)
    return UploadRoom { self.leave(bytes) }
  }

  private func enter(_ bytes: Int) async {
    await withCheckedContinuation { continuation in
      let hasRoom = state.withLock { state in
        guard state.line.isEmpty, state.free >= bytes else {
          state.line.append((bytes, continuation))
          return false
        }
        state.free -= bytes
        return true
      }
      if hasRoom { continuation.resume() }
    }
  }

  private func leave(_ bytes: Int) {
    let admitted = state.withLock { state in
      state.free += bytes
      var admitted: [CheckedContinuation<Void, Never>] = []
      while let first = state.line.first, first.bytes <= state.free {
        state.free -= first.bytes
        admitted.append(state.line.removeFirst().continuation)
      }
      return admitted
    }
    for continuation in admitted { continuation.resume() }
  }
}

/// Room that an upload holds for as long as its bytes are in memory.
final class UploadRoom: Sendable {
  private let giveBack: @Sendable () -> Void

  init(giveBack: @escaping @Sendable () -> Void) { self.giveBack = giveBack }

  deinit { giveBack() }
}
