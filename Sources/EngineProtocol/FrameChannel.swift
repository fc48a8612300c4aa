import Glibc

/// Frames over a connected stream socket, with blocking calls. The caller owns the descriptor and the thread.
public struct FrameChannel: Sendable {
  /// Why nothing was sent or received.
  public enum Failure: Error, Equatable, Sendable {
    /// The other side is gone, or went inside a frame.
    case closed
    /// The deadline passed first.
    case deadlineExceeded
    /// The other side does not keep to the protocol, or the frame is out of bounds.
    case violation(FrameError)
  }

  private let descriptor: Int32
  private let bounds: FrameBounds

  /// Speaks over `descriptor`, which must be non-blocking where deadlines are to hold while sending.
  public init(descriptor: Int32, bounds: FrameBounds = FrameBounds()) {
    self.descriptor = descriptor
    self.bounds = bounds
  }

  /// Writes one whole frame.
  /// - Parameter deadline: the latest moment, or nil to wait for ever.
  /// - Throws: ``Failure``; part of the frame may have gone.
  public func send(_ frame: Frame, by deadline: ContinuousClock.Instant?) throws(Failure) {
    let preamble: [UInt8]
    do throws(FrameError) {
      preamble = try FrameEncoder.preamble(of: frame, within: bounds)
    } catch {
      throw .violation(error)
    }
    try send(preamble, by: deadline)
    for blob in frame.blobs { try send(blob, by: deadline) }
  }

  /// Reads one whole frame; nil where the other side closed between frames.
  /// - Parameter deadline: the latest moment, or nil to wait for ever.
  /// - Throws: ``Failure``.
  public func receive(by deadline: ContinuousClock.Instant?) throws(Failure) -> Frame? {
    var decoder = FrameDecoder(bounds: bounds)
    while true {
      let wanted = decoder.bytesWanted
      let part = try receive(wanted, by: deadline)
      if part.isEmpty, decoder.isBetweenFrames { return nil }
      guard part.count == wanted else { throw .closed }
      do throws(FrameError) {
        if let frame = try decoder.take(part).first { return frame }
      } catch {
        throw .violation(error)
      }
    }
  }

  private func send(_ bytes: [UInt8], by deadline: ContinuousClock.Instant?) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.send(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        try wait(for: Int16(POLLOUT), by: deadline)
      } else if errno != EINTR {
        throw .closed
      }
    }
  }

  /// Reads up to `count` bytes; fewer only where the other side closed.
  private func receive(_ count: Int, by deadline: ContinuousClock.Instant?) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
      got = 0
      while got < count, failure == nil {
        let received = recv(descriptor, buffer.baseAddress?.advanced(by: got), count - got, 0)
        if received > 0 {
          got += received
        } else if received == 0 || (errno != EAGAIN && errno != EINTR) {
          return
        } else if errno == EAGAIN {
          do throws(Failure) { try wait(for: Int16(POLLIN), by: deadline) } catch { failure = error }
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func wait(for events: Int16, by deadline: ContinuousClock.Instant?) throws(Failure) {
    var timeout: Int32 = -1
    if let deadline {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .deadlineExceeded }
      let (seconds, attoseconds) = left.components
      // Rounded up, so that the last wait does not spin; an hour at a time, so that nothing overflows.
      timeout = Int32(min(seconds, 3_600) * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
    var watched = pollfd(fd: descriptor, events: events, revents: 0)
    let ready = poll(&watched, 1, timeout)
    if ready < 0, errno != EINTR { throw .closed }
  }
}
