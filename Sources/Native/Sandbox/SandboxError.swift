/// A wall could not be raised.
public struct SandboxError: Error, Equatable, Sendable {
  /// Which one.
  public let wall: Wall
  /// The kernel's reason.
  public let errno: Int32

  static func check(_ wall: Wall, _ errno: Int32) throws(SandboxError) {
    if errno != 0 { throw SandboxError(wall: wall, errno: errno) }
  }
}
