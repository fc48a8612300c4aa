import AsyncHTTPClient
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
      case HTTPClientError.connectTimeout, is NIOConnectionError, ChannelError.connectTimeout: .neverConnected
      case let error as IOError where Self.beforeConnecting.contains(error.errnoCode): .neverConnected
      case HTTPClientError.deadlineExceeded, HTTPClientError.readTimeout, HTTPClientError.writeTimeout,
        HTTPClientError.getConnectionFromPoolTimeout, is CancellationError:
        .failed(.timedOut)
      case HTTPClientError.tlsHandshakeTimeout, is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
        .failed(.encryptionFailed)
      default: .failed(.connectionFailed)
      }
  }

  private static let beforeConnecting: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT]
}
