import Domain
import Foundation
import Screening

/// `assay-engine --screening-speed DIR [--customers N] [--names FILE] [--queries FILE]`: measures how fast names are
/// screened in both directions, on the lists of a folder, and prints one JSON object a line. The two files are written
/// for peers, which are measured on the same names (an entry's key, its kind and a name a line, tabs between them) and
/// the same queries (kind and name).
struct ScreeningSpeed {
  /// How one kind of query fared on one index.
  struct Forward: Codable {
    var measure = "forward"
    /// Whether queries and entries tell dates of birth and countries beside names.
    let told: Bool
    /// Names on the lists, and forms of them that are searched.
    let names, forms, entries, queries: Int
    let buildSeconds, meanMs, meanCPUMs, p50Ms, p99Ms: Double
    /// As the index reports them: beside the entries, and those.
    let indexBytes, entryBytes: Int
    /// All memory that the process holds with both, Swift's libraries and what was read included.
    let residentBytes: Int
  }

  /// How long a new version of a list took against stored customers.
  struct Reverse: Codable {
    var measure = "reverse"
    let customers, entries, tasks, alerts: Int
    let seconds, fillSeconds: Double
    let bytes, bytesPerCustomer: Int
  }

  /// Times that the lists are taken for the larger index: once as they are, then with slips in every word.
  static let growths = [1, 5]
  /// Queries that are not measured, so that tables are filled and memory is there.
  static let warmUp = 200
  /// Numbers of customers by which the curve is drawn, up to the one that is asked for.
  static let customerSteps = [10_000, 100_000, 1_000_000]
  /// Seed of everything that is drawn.
  static let seed: UInt64 = 1869

  /// Folder of the labelled data.
  let folder: URL

  /// Runs the command.
  /// - Returns: the exit status: 0 done, 1 refused with a reason, 2 wrong usage.
  static func run(_ arguments: [String]) async -> Int32 {
    func value(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
    }
    guard let data = value("--screening-speed") else { return 2 }
    let speed = ScreeningSpeed(folder: URL(fileURLWithPath: data).appendingPathComponent("screening"))
    do {
      for growth in growths {
        for told in [false, true] { try print(try speed.forward(growth: growth, told: told)) }
      }
      try speed.writeSamples(names: value("--names"), queries: value("--queries"))
      try await speed.reverse(customersMax: value("--customers").flatMap { Int($0) } ?? 100_000) { try print($0) }
      return 0
    } catch {
      FileHandle.standardError.write(Data("cannot measure screening speed: \(error)\n".utf8))
      return 1
    }
  }

  private static func print(_ measure: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    FileHandle.standardOutput.write(try encoder.encode(measure) + Data("\n".utf8))
  }

  private func forward(growth: Int, told: Bool) throws -> Forward {
    var drawn = SpeedSample(seed: Self.seed, told: told)
    let sanctions = try ScreeningLists(folder: folder).sanctions()
    let lists = drawn.grown(sanctions, times: growth)
    let start = ContinuousClock.now
    let screener = Screener(ScreeningIndex(lists))
    let built = ContinuousClock.now
    let resident = Self.residentBytes()
    let queries = try texts().map { drawn.query($0.name, kind: $0.kind) }
    for query in queries.prefix(Self.warmUp) { _ = screener.matches(query) }
    var seconds: [Double] = []
    let processor = clock()
    for query in queries {
      let begin = ContinuousClock.now
      _ = screener.matches(query)
      seconds.append((ContinuousClock.now - begin) / .seconds(1))
    }
    let used = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
    seconds.sort()
    return Forward(
      told: told, names: lists.reduce(0) { $0 + $1.entities.reduce(0) { $0 + $1.names.count } },
      forms: screener.index.nameCount, entries: screener.index.entries.count, queries: queries.count,
      buildSeconds: (built - start) / .seconds(1), meanMs: seconds.reduce(0, +) / Double(seconds.count) * 1e3,
      meanCPUMs: used / Double(seconds.count) * 1e3, p50Ms: seconds[seconds.count / 2] * 1e3,
      p99Ms: seconds[seconds.count * 99 / 100] * 1e3, indexBytes: screener.index.bytes,
      entryBytes: screener.index.entryBytes, residentBytes: resident)
  }

  /// The labelled queries and a tenth of the strangers: few customers are on a list.
  private func texts() throws -> [(name: String, kind: ListEntity.Kind)] {
    let perturbed = try CommaSeparatedRows.records(of: file("queries/ofac_perturbed.csv")).map { row in
      (name: row["query"] ?? "", kind: kinds[row["schema"] ?? ""] ?? ListEntity.Kind.organisation)
    }
    let strangers = try people().enumerated().filter { $0.offset % 10 == 0 }.map { person in
      (name: person.element.whole, kind: ListEntity.Kind.person)
    }
    return perturbed + strangers
  }

  private var kinds: [String: ListEntity.Kind] { ["Person": .person, "Vessel": .vessel] }

  private func people() throws -> [(first: String, last: String, whole: String)] {
    try ["queries/negatives_global.csv", "queries/negatives_us.csv"].flatMap { name in
      try CommaSeparatedRows.records(of: file(name)).map { row in
        (row["first_name"] ?? "", row["last_name"] ?? "", row["full_name"] ?? "")
      }
    }
  }

  private func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  private func writeSamples(names: String?, queries: String?) throws {
    func write(_ lines: [String], to path: String?) throws {
      guard let path else { return }
      let text = lines.map { $0.replacingOccurrences(of: "\n", with: " ") + "\n" }.joined()
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    let lists = try ScreeningLists(folder: folder).sanctions()
    let entities = lists.flatMap(\.entities)
    let lines = entities.flatMap { entity in
      entity.names.map { "\(entity.id)\t\(entity.kind.rawValue)\t\($0.text)" }
    }
    try write(lines, to: names)
    try write(try texts().map { "\($0.kind.rawValue)\t\($0.name)" }, to: queries)
  }

  /// The real step from one version of OFAC's list to the next, against customers put together from strangers' names.
  private func reverse(customersMax: Int, _ report: (Reverse) throws -> Void) async throws {
    var drawn = SpeedSample(seed: Self.seed, told: true)
    let lists = drawn.grown(try ScreeningLists(folder: folder).sanctions(), times: 1)
    let screener = Screener(ScreeningIndex(lists))
    let changed = try changedEntries(screener.index)
    let people = try people()
    var customers = CustomerIndex<Int32>()
    var fillSeconds = 0.0
    for step in Self.customerSteps where step <= customersMax {
      let start = ContinuousClock.now
      while customers.count < step {
        let name = drawn.one(of: people).first + " " + drawn.one(of: people).last
        customers.insert(drawn.query(name, kind: .person), for: Int32(customers.count))
      }
      fillSeconds += (ContinuousClock.now - start) / .seconds(1)
      for entries in [Array(changed.prefix(20)), changed] {
        for tasks in [1, 2] {
          let begin = ContinuousClock.now
          let alerts = await customers.alerts(for: entries, by: screener, tasks: tasks)
          try report(
            Reverse(
              customers: step, entries: entries.count, tasks: tasks, alerts: alerts.count,
              seconds: (ContinuousClock.now - begin) / .seconds(1), fillSeconds: fillSeconds,
              bytes: customers.bytes, bytesPerCustomer: customers.bytes / step))
        }
      }
    }
  }

  /// Entries of the newer version that the older one lacks or has another row of.
  private func changedEntries(_ index: ScreeningIndex) throws -> [Int] {
    func rows(_ version: String) throws -> [String: [String]] {
      let cells = try CommaSeparatedRows.cells(of: file("lists/ofac/\(version)/sdn.csv")).filter { $0.count >= 3 }
      return Dictionary(cells.map { ("ofac-" + $0[0], $0) }) { first, _ in first }
    }
    let (older, newer) = (try rows("older"), try rows("bench"))
    return index.entries.indices.filter { place in
      let id = index.entries[place].entity.id
      guard let row = newer[id] else { return false }
      return older[id] != row
    }
  }

  private static func residentBytes() -> Int {
    guard let text = FileManager.default.contents(atPath: "/proc/self/statm") else { return 0 }
    let pages = String(decoding: text, as: UTF8.self).split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return (pages ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }
}
