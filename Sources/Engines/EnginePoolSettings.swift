import EngineProtocol

/// How many engines run, and how long anything may take.
public struct EnginePoolSettings: Sendable {
  /// Path of `assay-engine`.
  public var executable: String
  /// Directory of the models.
  public var modelsDirectory: String
  /// Directory of the shared libraries.
  public var librariesDirectory: String
  /// Engines of each role; a role that is missing here cannot be called.
  public var engines: [EngineRoleName: Int]
  /// Most calls of one role that wait for an engine.
  public var waitersMax: Int
  /// Longest wait for a free engine.
  public var waitLimit: Duration
  /// Longest time from start to the first answer.
  public var startLimit: Duration
  /// Calls after which an engine is replaced, because native libraries leak a little.
  public var requestsPerEngineMax: Int
  /// Resident bytes above which an engine is replaced after its call.
  public var residentBytesMax: Int
  /// Pause after a failed start; doubles with each further one.
  public var restartDelay: Duration
  /// Longest pause between starts.
  public var restartDelayMax: Duration
  /// Further arguments for every engine; for tests.
  public var extraArguments: [String]

  /// Settings with the house's defaults for times and bounds.
  public init(
    executable: String, modelsDirectory: String, librariesDirectory: String, engines: [EngineRoleName: Int],
    waitersMax: Int = 64, waitLimit: Duration = .seconds(30), startLimit: Duration = .seconds(60),
    requestsPerEngineMax: Int = 500, residentBytesMax: Int = 700_000_000,
    restartDelay: Duration = .milliseconds(100), restartDelayMax: Duration = .seconds(30), extraArguments: [String] = []
  ) {
    self.executable = executable
    self.modelsDirectory = modelsDirectory
    self.librariesDirectory = librariesDirectory
    self.engines = engines
    self.waitersMax = waitersMax
    self.waitLimit = waitLimit
    self.startLimit = startLimit
    self.requestsPerEngineMax = requestsPerEngineMax
    self.residentBytesMax = residentBytesMax
    self.restartDelay = restartDelay
    self.restartDelayMax = restartDelayMax
    self.extraArguments = extraArguments
  }
}
