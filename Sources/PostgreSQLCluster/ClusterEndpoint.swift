/// Where a running private cluster is reached.
public struct ClusterEndpoint: Equatable, Sendable {
  /// The directory of its Unix socket; whoever can enter it is trusted as any role.
  public let socketDirectory: String
  /// Part of the socket's name.
  public let port: Int
  /// The role that may do everything.
  public let superuser: String
  /// True when ``PrivateCluster/start()`` found the server running.
  public let wasAdopted: Bool

  /// Puts the parts together.
  public init(socketDirectory: String, port: Int, superuser: String, wasAdopted: Bool) {
    self.socketDirectory = socketDirectory
    self.port = port
    self.superuser = superuser
    self.wasAdopted = wasAdopted
  }

  /// A libpq URL for a role and a database, both of which may hold any character.
  public func url(role: String, database: String) -> String {
    "postgresql:///\(Self.escaped(database))?host=\(Self.escaped(socketDirectory))&port=\(port)"
      + "&user=\(Self.escaped(role))"
  }

  /// Percent-encodes all but RFC 3986's unreserved characters.
  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
