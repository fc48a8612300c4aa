import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server that answers with a given sequence of statuses, then with 200, and counts what it was asked.
final class ScriptedServer: Sendable {
  private final class Responder: ChannelInboundHandler, Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let server: ScriptedServer

    init(server: ScriptedServer) {
      self.server = server
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .end = unwrapInboundIn(data) else { return }
      // No status is an answer that never comes.
      guard let status = server.nextStatus() else { return }
      var headers = HTTPHeaders()
      headers.add(name: "content-length", value: "0")
      let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }

  private let script: Mutex<[Int?]>
  private let asked = Mutex(0)
  private let channel = Mutex<(any Channel)?>(nil)

  /// A server that answers nothing where the script holds nil.
  init(_ script: [Int?]) {
    self.script = Mutex(script)
  }

  /// Requests that arrived whole.
  var requests: Int { asked.withLock { $0 } }

  /// Runs `body` with the server's address.
  func run(_ body: (String) async throws -> Void) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Responder(server: self))
        }
      }.bind(host: "127.0.0.1", port: 0).get()
    do {
      try await body("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
    } catch {
      try await channel.close()
      throw error
    }
    try await channel.close()
  }

  private func nextStatus() -> Int? {
    asked.withLock { $0 += 1 }
    return script.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
  }
}
