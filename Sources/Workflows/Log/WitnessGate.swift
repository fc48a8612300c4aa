import Domain
import Synchronization

/// What the witnesses of the operator's log have seen, as far as they have said it to this process. It begins empty:
/// after a restore the database cannot know it.
public final class WitnessGate: SigningGate {
  private enum Standing {
    case unasked
    case continued
    case ahead(Int64)
  }
  private let standings: Mutex<[String: Standing]>

  /// A gate that these witnesses open.
  public init(_ names: [String]) {
    standings = Mutex(Dictionary(names.map { ($0, .unasked) }, uniquingKeysWith: { first, _ in first }))
  }

  /// See ``SigningGate/permission()``. One witness's refusal shuts the gate, and one that answers opens it: others may
  /// be away.
  public func permission() -> SigningPermission {
    standings.withLock { standings in
      var permission: SigningPermission = standings.isEmpty ? .granted : .awaited
      for standing in standings.values {
        switch standing {
        case .unasked: continue
        case .continued where permission == .awaited: permission = .granted
        case .continued: continue
        case .ahead(let size):
          guard case .refused(let other) = permission, other >= size else {
            permission = .refused(witnessed: size)
            continue
          }
        }
      }
      return permission
    }
  }

  /// Whether a witness has said since the process began that the stored tree continues what it has seen.
  func isAgreed(_ name: String) -> Bool {
    standings.withLock { standings in
      if case .continued? = standings[name] { true } else { false }
    }
  }

  /// A witness found that the stored tree continues what it has seen, or has seen nothing of it.
  func agrees(_ name: String) { standings.withLock { $0[name] = .continued } }

  /// A witness has seen a tree of so many leaves that the stored one does not continue.
  func disagrees(_ name: String, at size: Int64) { standings.withLock { $0[name] = .ahead(size) } }
}
