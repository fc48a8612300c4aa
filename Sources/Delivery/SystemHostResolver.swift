import Domain
import Glibc
import NIOCore
import NIOPosix

/// Asks the machine's resolver, on a thread of its own pool: `getaddrinfo` blocks and cannot be cancelled.
public struct SystemHostResolver: HostResolver {
  /// The machine's resolver.
  public init() {}

  /// All addresses of a name. One that is still unanswered after `limit` is given up; its thread returns by itself.
  public func addresses(of name: String, within limit: Duration) async throws(DeliveryFailure) -> [IPAddress] {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let answer = loop.makePromise(of: [IPAddress].self)
    let deadline = loop.scheduleTask(in: TimeAmount(limit)) { answer.fail(DeliveryFailure.nameNotResolved) }
    NIOThreadPool.singleton.runIfActive(eventLoop: loop) { Self.lookUp(name) }.cascade(to: answer)
    do {
      let found = try await answer.futureResult.get()
      deadline.cancel()
      if found.isEmpty { throw DeliveryFailure.nameNotResolved }
      return found
    } catch {
      deadline.cancel()
      throw .nameNotResolved
    }
  }

  /// Empty when the name has no address or the resolver failed: both read `name_not_resolved`, and both are retried.
  private static func lookUp(_ name: String) -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &list) == 0, let first = list else { return [] }
    defer { freeaddrinfo(first) }
    var found: [IPAddress] = []
    for entry in sequence(first: first, next: \.pointee.ai_next) {
      guard let address = address(in: entry.pointee), !found.contains(address) else { continue }
      found.append(address)
    }
    return found
  }

  /// Copies the address out of a socket address; the list is freed by the caller.
  private static func address(in entry: addrinfo) -> IPAddress? {
    guard let socketAddress = entry.ai_addr else { return nil }
    let raw = UnsafeRawPointer(socketAddress)
    switch entry.ai_family {
    case AF_INET:
      let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      return IPAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
    case AF_INET6:
      let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return IPAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
    default:
      return nil
    }
  }
}
