import EngineProtocol
import Imaging

extension Refusal {
  /// A decoder's error as the server's refusal.
  /// - Parameter blob: the request's blob that could not be decoded.
  init(_ error: ImagingError, blob: Int) {
    switch error {
    case .undecodable: self.init(reason: .undecodable, blob: blob)
    case .tooManyPixels, .outOfMemory: self.init(reason: .tooManyPixels, blob: blob)
    case .activeContent: self.init(reason: .activeContent, blob: blob)
    case .tooManyPages: self.init(reason: .tooManyPages, blob: blob)
    case .encrypted: self.init(reason: .encrypted, blob: blob)
    case .unsupported: self.init(reason: .unsupported, blob: blob)
    }
  }
}
