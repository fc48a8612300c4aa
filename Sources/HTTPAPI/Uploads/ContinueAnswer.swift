import NIOCore

/// Tells a client that waits for it to send its body (RFC 9110, section 10.1.1), once its request was let in: without
/// it, curl sends a large body a second late. It writes below the server's own handlers, which know of one answer a
/// request, and is gone at once.
final class ContinueAnswer: ChannelOutboundHandler, RemovableChannelHandler, Sendable {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// Sends the answer on a connection where no other is under way.
  static func send(on channel: any Channel) async throws {
    try await channel.pipeline.addHandler(ContinueAnswer(), position: .first).get()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")), promise: nil)
    context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
  }
}
