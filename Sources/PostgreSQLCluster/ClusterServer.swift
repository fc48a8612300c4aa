import Glibc

/// Starts and stops the server at one location. Every call blocks.
struct ClusterServer: Sendable {
  private static let secondsMax = 60
  private static let superuser = "postgres"

  private let settings: ClusterSettings
  private let location: ClusterLocation
  /// Held alone while a process starts or stops the server.
  private let turn: FileLock
  /// Held shared by each user of the cluster.
  private let use: FileLock

  /// - Throws: ``ClusterError``
  init(directory: String, settings: ClusterSettings) throws(ClusterError) {
    self.settings = settings
    location = try ClusterLocation(directory: directory, account: try Account.forServer())
    turn = try FileLock(path: "\(location.root)/turn.lock")
    use = try FileLock(path: "\(location.root)/use.lock")
  }

  /// False when no process serves this data.
  var isRunning: Bool {
    guard let postmaster = Postmaster(dataDirectory: location.data) else { return false }
    return postmaster.isRunning(in: location.data)
  }

  /// - Throws: ``ClusterError``
  func start() throws(ClusterError) -> ClusterEndpoint {
    try turn.lockAlone()
    defer { turn.unlock() }
    try use.lockShared()
    do throws(ClusterError) {
      if let running = try runningServer() { return endpoint(running, wasAdopted: true) }
      if !Files.exists("\(location.data)/PG_VERSION") { try initialize() }
      try configure()
      try removeLeftovers()
      try launch()
      guard let started = try runningServer() else { throw .timedOut }
      return endpoint(started, wasAdopted: false)
    } catch {
      use.unlock()
      throw error
    }
  }

  /// - Throws: ``ClusterError``
  func stop() throws(ClusterError) {
    try turn.lockAlone()
    defer { turn.unlock() }
    let isLast = use.tryLockAlone()
    // A failed attempt to hold it alone may have given up the share as well.
    defer { use.unlock() }
    guard isLast, isRunning else { return }
    try program().run(
      "pg_ctl", ["stop", "--pgdata=\(location.data)", "--mode=fast", "--wait", "--timeout=\(Self.secondsMax)"])
  }

  private func endpoint(_ postmaster: Postmaster, wasAdopted: Bool) -> ClusterEndpoint {
    ClusterEndpoint(
      socketDirectory: postmaster.socketDirectory, port: postmaster.port, superuser: Self.superuser,
      wasAdopted: wasAdopted)
  }

  /// The running server, once it is ready; nil when there is none.
  private func runningServer() throws(ClusterError) -> Postmaster? {
    let tries = Self.secondsMax * 20
    for _ in 0..<tries {
      guard let postmaster = Postmaster(dataDirectory: location.data), postmaster.isRunning(in: location.data) else {
        return nil
      }
      if postmaster.status == .ready { return postmaster }
      usleep(50_000)
    }
    throw .timedOut
  }

  private func program() throws(ClusterError) -> Program {
    let version = Files.read("\(location.data)/PG_VERSION")
    let directory = try InstalledServer.programs(version: version?.split(separator: "\n").first.map(String.init))
    return Program(directory: directory, account: location.account, home: location.root)
  }

  /// Made under another name first, so that an interrupted beginning is never taken for a cluster.
  private func initialize() throws(ClusterError) {
    let draft = "\(location.root)/data.new"
    try removeTree(draft)
    try Files.makeDirectory(draft, mode: 0o700)
    if let account = location.account { try location.own(draft, account) }
    var arguments = [
      "--pgdata=\(draft)", "--username=\(Self.superuser)", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
      "--data-checksums", "--no-instructions",
    ]
    if !settings.isDurable { arguments.append("--no-sync") }
    try program().run("initdb", arguments)
    guard rename(draft, location.data) == 0 else { throw .fileFailed(path: location.data, code: errno) }
  }

  private func configure() throws(ClusterError) {
    try location.makeSocketDirectory()
    let own = ServerConfiguration(settings: settings, socketDirectory: location.socketDirectory)
    try Files.write(own.text, to: "\(location.data)/\(ServerConfiguration.fileName)", owner: location.account)
    let path = "\(location.data)/postgresql.conf"
    let shipped = Files.read(path, bytesMax: 1_048_576) ?? ""
    guard !shipped.contains(ServerConfiguration.includeLine) else { return }
    try Files.write("\(shipped)\n\(ServerConfiguration.includeLine)\n", to: path, owner: location.account)
  }

  /// A killed server leaves its pid file and its socket's lock. PostgreSQL recovers them by itself, but not while their
  /// number is that of a process again, or still that of one that nobody has collected.
  private func removeLeftovers() throws(ClusterError) {
    // What outlives a killed main process holds the shared memory for a moment, during which nothing can start.
    var triesLeft = 200
    while Postmaster.hasProcesses(in: location.data) {
      triesLeft -= 1
      guard triesLeft > 0 else { throw .timedOut }
      usleep(50_000)
    }
    for path in [Postmaster.path(in: location.data), location.socketLock] {
      guard unlink(path) == 0 || errno == ENOENT else { throw .fileFailed(path: path, code: errno) }
    }
  }

  private func launch() throws(ClusterError) {
    let log = "\(location.data)/server.log"
    do throws(ClusterError) {
      try program().run(
        "pg_ctl",
        ["start", "--pgdata=\(location.data)", "--log=\(log)", "--wait", "--timeout=\(Self.secondsMax)", "--silent"])
    } catch {
      guard case .programFailed(let name, let status, let output) = error else { throw error }
      throw .programFailed(name: name, status: status, output: output + (Files.read(log, bytesMax: 2_048) ?? ""))
    }
  }

  private func removeTree(_ path: String) throws(ClusterError) {
    guard Files.exists(path) else { return }
    try Program(directory: "/bin", account: nil, home: location.root).run("rm", ["-rf", "--", path])
  }
}
