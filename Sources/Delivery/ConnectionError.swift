import AsyncHTTPClient
import Domain
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Why one connection led nowhere.
enum ConnectionError: Error, Hashable {
  /// Nothing was sent: another address may be tried at once.
  case neverConnected
  /// The attempt is over.
  case failed(DeliveryFailure)

  /// Sorts what the HTTP client and the network below it throw.
  init(_ error: any Error) {
    self =
      switch error {
      case let error as HTTPClientError: Self.sorted(error)
      case let error as IOError where Self.beforeConnecting.contains(error.errnoCode): .neverConnected
      case is NIOConnectionError: .neverConnected
      case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .failed(.encryptionFailed)
      case is CancellationError: .failed(.timedOut)
      default: .failed(.connectionFailed)
      }
  }

  private static func sorted(_ error: HTTPClientError) -> ConnectionError {
    switch error {
    case .connectTimeout: .neverConnected
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout, .cancelled: .failed(.timedOut)
    case .tlsHandshakeTimeout: .failed(.encryptionFailed)
    default: .failed(.connectionFailed)
    }
  }

  private static let beforeConnecting: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT]
}
