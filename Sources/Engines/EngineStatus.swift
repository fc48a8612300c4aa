import EngineProtocol

/// One running engine, for metrics and for the operator.
public struct EngineStatus: Sendable, Equatable {
  /// What it is for.
  public let role: EngineRoleName
  /// Its process.
  public let processID: Int32
  /// Resident memory in bytes; 0 where the process is just gone.
  public let residentBytes: Int
  /// Calls answered so far.
  public let served: Int
  /// Whether a call is in flight.
  public let isBusy: Bool

  /// A snapshot.
  public init(role: EngineRoleName, processID: Int32, residentBytes: Int, served: Int, isBusy: Bool) {
    self.role = role
    self.processID = processID
    self.residentBytes = residentBytes
    self.served = served
    self.isBusy = isBusy
  }
}
