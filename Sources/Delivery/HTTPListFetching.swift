import AsyncHTTPClient
import Crypto
import Domain
import Foundation
import NIOCore
import NIOSSL

/// Fetches a list over HTTPS into a folder of its own, and not at all where the server says that it has not changed.
///
/// As with webhooks, each host is resolved once, every address is judged, and the connection goes to one of those;
/// every hop of a redirect is judged anew.
public struct HTTPListFetching: ListFetching {
  /// Age at which a download is some process's that has ended: longer than a fetch and its import may take.
  static let abandonedSeconds: TimeInterval = 7_200
  private let folder: String
  private let rules: EndpointURLRules
  private let door: PermittedAddresses
  private let limits: ListFetchLimits
  private let encryption: TLSConfiguration

  /// - Parameters:
  ///   - folder: where files are put until they are imported; made where it is missing.
  ///   - addresses: what may be connected to.
  ///   - additionalTrustRoots: PEM files of certificate authorities to trust beside the system's.
  public init(
    folder: String, addresses: AddressRules, resolver: any HostResolver = SystemHostResolver(),
    limits: ListFetchLimits = ListFetchLimits(), additionalTrustRoots: [String] = []
  ) {
    self.folder = folder
    self.rules = EndpointURLRules(addresses: addresses, lengthBytesMax: limits.urlBytesMax)
    self.door = PermittedAddresses(rules: addresses, resolver: resolver)
    self.limits = limits
    var encryption = TLSConfiguration.makeClientConfiguration()
    encryption.additionalTrustRoots = additionalTrustRoots.map { .file($0) }
    self.encryption = encryption
  }

  /// See ``ListFetching/problem(with:)``.
  public func problem(with location: String) -> ListFetchError? {
    do throws(EndpointURLError) {
      _ = try rules.endpoint(location)
      return nil
    } catch .addressNotAllowed {
      return .addressRefused
    } catch {
      return .badLocation
    }
  }

  /// See ``ListFetching/fetch(_:unless:)``.
  public func fetch(_ location: String, unless mark: ListSourceMark) async throws(ListFetchError) -> ListFetch {
    DownloadedFile.removeAbandoned(in: folder, before: Date(timeIntervalSinceNow: -Self.abandonedSeconds))
    let deadline = ContinuousClock.now + limits.whole
    var location = location
    for _ in 0...limits.redirectsMax {
      let endpoint: EndpointURL
      do throws(EndpointURLError) { endpoint = try rules.endpoint(location) } catch .addressNotAllowed {
        throw .addressRefused
      } catch {
        throw .badLocation
      }
      switch try await ask(endpoint, unless: mark, until: deadline) {
      case .unchanged: return .unchanged(mark)
      case .moved(let target): location = target
      case .list(let list):
        guard list.mark.digest == mark.digest else { return .fetched(list) }
        discard(list)
        return .unchanged(list.mark)
      }
    }
    throw .redirectRefused
  }

  /// See ``ListFetching/discard(_:)``.
  public func discard(_ list: FetchedList) {
    guard list.isCopy else { return }
    for path in list.paths { DownloadedFile.remove(path) }
  }

  /// Asks each permitted address until one answers.
  private func ask(
    _ endpoint: EndpointURL, unless mark: ListSourceMark, until deadline: ContinuousClock.Instant
  ) async throws(ListFetchError) -> ListAnswer {
    let permitted: [IPAddress]
    do throws(DeliveryFailure) {
      permitted = try await door.addresses(of: endpoint, within: limits.connecting)
    } catch {
      throw ListFetchError(error)
    }
    for address in permitted.prefix(limits.addressesMax) {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .timedOut }
      let download = ListDownload(
        endpoint: endpoint, mark: mark, folder: folder, bytesMax: limits.bytesMax,
        configuration: configuration(endpoint, address))
      // Where nothing was sent, the next address may be tried.
      if let answer = try await download.run(within: left) { return answer }
    }
    throw .connectionFailed
  }

  private func configuration(_ endpoint: EndpointURL, _ address: IPAddress) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(tlsConfiguration: encryption)
    configuration.redirectConfiguration = .disallow
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(connect: TimeAmount(limits.connecting), read: TimeAmount(limits.silence))
    configuration.connectionPool.retryConnectionEstablishment = false
    if case .name(let name) = endpoint.host { configuration.dnsOverride = [name: "\(address)"] }
    return configuration
  }
}

/// What a server said to one request.
enum ListAnswer: Sendable {
  case unchanged
  /// Where a redirect leads, as a whole URL.
  case moved(to: String)
  case list(FetchedList)
}

extension ListFetchError {
  /// The same cause in the words of lists.
  init(_ failure: DeliveryFailure) {
    self =
      switch failure {
      case .addressRefused, .plainHTTPRefused: .addressRefused
      case .nameNotResolved: .nameNotResolved
      case .connectionFailed: .connectionFailed
      case .encryptionFailed: .encryptionFailed
      case .timedOut: .timedOut
      case .redirectRefused: .redirectRefused
      case .gone, .statusRefused: .statusRefused
      }
  }
}
