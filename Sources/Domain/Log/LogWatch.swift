import FoundationEssentials

/// Who watches the operator's log from outside, as the operator's file names them.
public struct LogWatch: Sendable, Hashable {
  /// Who cosigns its checkpoints; at most ``witnessesMax``.
  public var witnesses: [LogWitness]
  /// Where its roots are laid down; at most ``anchorsMax``.
  public var anchors: [LogAnchor]

  /// Each is waited for on its own, and each adds a line to every checkpoint.
  public static let witnessesMax = 16
  /// Each is waited for on its own.
  public static let anchorsMax = 16

  /// Nobody, unless told.
  public init(witnesses: [LogWitness] = [], anchors: [LogAnchor] = []) {
    self.witnesses = witnesses
    self.anchors = anchors
  }
}

/// A witness (C2SP tlog-witness): cosigns a checkpoint where it continues the last one that it cosigned.
public struct LogWitness: Sendable, Hashable {
  /// Its public key, `<name>+<key ID>+<base64>` (C2SP tlog-cosignature).
  public let key: String
  /// Below which `add-checkpoint` is.
  public let url: String
  /// Time between two checkpoints that it is asked to cosign.
  public let every: Duration

  /// A witness.
  public init(key: String, url: String, every: Duration) {
    self.key = key
    self.url = url
    self.every = every
  }

  /// The key's name.
  public var name: String { String(key.prefix { $0 != "+" }) }
}

/// A place where the operator's log lays down a root now and then, which nobody can take back.
public struct LogAnchor: Sendable, Hashable {
  /// What it is called here: `a`–`z`, `0`–`9` and `-`, 1 through 64 characters.
  public let name: String
  /// What it is.
  public let place: AnchorPlace
  /// Time between two roots.
  public let every: Duration

  /// An anchor.
  public init(name: String, place: AnchorPlace, every: Duration) {
    self.name = name
    self.place = place
    self.every = every
  }
}

/// What an anchor is.
public enum AnchorPlace: Sendable, Hashable {
  /// A timestamp authority (RFC 3161) at a URL.
  case timestamps(url: String)
  /// The contract `Contracts/LogAnchor.vy`, through a JSON-RPC node that signs.
  case contract(ContractPlace)

  /// Its kind's name.
  public var kind: AnchorKind {
    switch self {
    case .timestamps: .timestamps
    case .contract: .contract
    }
  }
}

/// Kinds of anchors, by the names that they have in files and answers.
public enum AnchorKind: String, Sendable, Hashable, CaseIterable {
  /// Timestamps by an authority.
  case timestamps = "rfc3161"
  /// A contract on an Ethereum virtual machine.
  case contract = "evm"
}

/// Where a contract is, and how it is called.
public struct ContractPlace: Sendable, Hashable {
  /// The JSON-RPC node that signs for the sender.
  public let url: String
  /// The contract's address, `0x` and 40 hexadecimal digits.
  public let contract: String
  /// The sender's address: the contract's owner.
  public let sender: String
  /// Blocks that must have followed a transaction's own before it counts.
  public let confirmations: Int

  /// Unless told: the two epochs of 32 slots after which Ethereum's consensus calls a block final.
  public static let confirmationsDefault = 64

  /// A contract.
  public init(url: String, contract: String, sender: String, confirmations: Int = Self.confirmationsDefault) {
    self.url = url
    self.contract = contract
    self.sender = sender
    self.confirmations = confirmations
  }
}

/// Why a witness or an anchor did not do what it was asked. The raw values are stored and shown.
public enum LogWatchFailure: String, Error, Sendable, Hashable, CaseIterable {
  /// It was not reached, or it cannot answer now.
  case unavailable
  /// It did not answer in time.
  case timedOut = "timed_out"
  /// Its address is none that the operator allows.
  case unconfigured
  /// It does not take the request.
  case refused
  /// It answered what is no answer.
  case malformed
  /// A witness's answer has no signature of its key for what it was asked to sign.
  case badSignature = "bad_signature"
  /// The place has a greater tree already: this one is older than what the world has seen.
  case rolledBack = "rolled_back"
  /// The place has another root for this size, or a tree that this one does not continue.
  case otherTree = "other_tree"
  /// The contract took the transaction back, as it does with a stranger's.
  case reverted
  /// A transaction was never taken into a block.
  case notMined = "not_mined"

  /// Whether asking again may help without anybody mending anything.
  public var mayPass: Bool {
    switch self {
    case .unavailable, .timedOut, .unconfigured, .refused, .malformed, .badSignature: true
    case .rolledBack, .otherTree, .reverted, .notMined: false
    }
  }
}
