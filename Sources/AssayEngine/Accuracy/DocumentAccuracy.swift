import Domain
import EngineProtocol
import Foundation

/// Measures the document reader on folders of pictures with `labels.json`.
struct DocumentAccuracy {
  /// A labelled picture.
  struct Label: Decodable {
    let file: String
    let kind: String
    let lines: [String]
  }

  /// What was read of one labelled picture.
  struct Trial {
    let label: Label
    let zone: ZoneMessage?
    let pixelsPerCharacter: Double?
    let software: String?
    let isTraced: Bool
    let isScreen: Bool
    let milliseconds: Double
    /// Time that the zone alone takes.
    let zoneMilliseconds: Double

    var isExact: Bool { zone?.lines == label.lines }
    var isTypeRight: Bool { zone?.format == label.kind }
  }

  /// Fewest pixels a character with which a zone counts as legible; `Tests/AccuracyTests` measures the limit.
  static let legiblePixelsMin = 6.0

  let role: DocumentsRole

  /// Every set below a folder. Edited pictures are of that measurement alone.
  /// - Throws: where labels cannot be read or the role fails.
  func measure(_ folder: URL) throws -> [AccuracyMeasure] {
    let edited = try Self.sets(in: folder, telling: "edit")
    let traces = try edited.flatMap { try TraceAccuracy(documents: self).measure($0) }
    let zones = try Self.sets(in: folder, telling: "lines").filter { !edited.contains($0) }.flatMap { set in
      Self.measures(try trials(set), set: set.lastPathComponent) + [try invented(set)]
    }
    let barcodes = try Self.sets(in: folder, telling: "payload").flatMap { try BarcodeAccuracy(role: role).measure($0) }
    let texts = try Self.sets(in: folder, telling: "text").flatMap { try LineAccuracy(role: role).measure($0) }
    let marks = try Self.sets(in: folder, telling: "boxes").filter { !edited.contains($0) }
      .flatMap { try MarkAccuracy(documents: self).measure($0) }
    let screens = try Self.sets(in: folder, telling: "screen").flatMap {
      try ScreenAccuracy(documents: self).measure($0)
    }
    return zones + traces + screens + barcodes + texts + marks
  }

  /// The folders whose labels tell a thing, by name: `lines` of zones, the `payload` of a symbol, the `text` of a line.
  /// - Throws: where labels are there and cannot be read: a set must not drop out of a measurement unseen.
  static func sets(in folder: URL, telling key: String = "lines") throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter { set in
      let labels = set.appendingPathComponent("labels.json")
      guard FileManager.default.fileExists(atPath: labels.path) else { return false }
      let first = try JSON.parse(Array(Data(contentsOf: labels))).elements?.first
      return first?[key] != nil
    }.sorted { $0.path < $1.path }
  }

  static func labels(_ set: URL) throws -> [Label] {
    try JSONDecoder().decode([Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
  }

  /// Reads every labelled picture of a set.
  func trials(_ set: URL) throws -> [Trial] {
    try Self.labels(set).map { label in
      let file = set.appendingPathComponent(label.file)
      let start = ContinuousClock.now
      let message = try read(file)
      let end = ContinuousClock.now
      // Refused pictures were refused above already.
      if message != nil { _ = try role.readZone([UInt8](try Data(contentsOf: file))) }
      let zoneEnd = ContinuousClock.now
      return Trial(
        label: label, zone: message?.zone, pixelsPerCharacter: message?.legibility.pixelsPerCharacter,
        software: message?.software, isTraced: message?.traces.isEmpty == false,
        isScreen: message?.screen != nil,
        milliseconds: start.duration(to: end) / .milliseconds(1),
        zoneMilliseconds: end.duration(to: zoneEnd) / .milliseconds(1))
    }
  }

  /// What the role says of one file; nil where it refuses it.
  func read(_ file: URL) throws -> DocumentReadingMessage? {
    let bytes = [UInt8](try Data(contentsOf: file))
    let (answer, _) = try role.answer(.readDocument(DocumentRequest(front: 0, back: nil)), blobs: [bytes])
    guard case .document(let sides) = answer else { return nil }
    return sides.first { $0.zone != nil } ?? sides.first
  }

  /// Pictures of a set without a label have no zone: how often one is read all the same.
  private func invented(_ set: URL) throws -> AccuracyMeasure {
    let labelled = Set(try Self.labels(set).map(\.file))
    let files = try FileManager.default.contentsOfDirectory(at: set, includingPropertiesForKeys: nil)
      .filter { ["jpg", "jpeg", "png"].contains($0.pathExtension) && !labelled.contains($0.lastPathComponent) }
    let zones = try files.filter { try read($0)?.zone != nil }
    return .share(
      zones.count, of: files.count, area: "documents", set: set.lastPathComponent, metric: "zone_invented")
  }

  static func measures(_ trials: [Trial], set: String) -> [AccuracyMeasure] {
    func share(_ metric: String, _ hits: Int, _ n: Int) -> AccuracyMeasure {
      .share(hits, of: n, area: "documents", set: set, metric: metric)
    }
    let fields = trials.map(Self.fields)
    let passports = trials.filter { $0.label.kind == "TD3" && Self.isLegible($0) }
    let passportFields = passports.map(Self.fields)
    return [
      share("mrz_exact", trials.filter(\.isExact).count, trials.count),
      share("field_exact", fields.map(\.right).reduce(0, +), fields.map(\.all).reduce(0, +)),
      share("type_right", trials.filter(\.isTypeRight).count, trials.count),
      share("mrz_exact_passport_legible", passports.filter(\.isExact).count, passports.count),
      share(
        "field_exact_passport_legible", passportFields.map(\.right).reduce(0, +),
        passportFields.map(\.all).reduce(0, +)),
      share("checks_hold_text_wrong", trials.filter(Self.isFalselySure).count, trials.count),
      // None of the labelled pictures was changed to deceive: each of these is a false alarm.
      share("editing_software_named", trials.filter { $0.software != nil }.count, trials.count),
      share("traces_suspected", trials.filter(\.isTraced).count, trials.count),
      share("screen_suspected", trials.filter(\.isScreen).count, trials.count),
      .median(trials.map(\.milliseconds), area: "documents", set: set, metric: "ms_p50"),
      .median(trials.map(\.zoneMilliseconds), area: "documents", set: set, metric: "zone_ms_p50"),
    ]
  }

  /// A picture in which no zone was found at all counts as legible: the size of what was missed is not known.
  static func isLegible(_ trial: Trial) -> Bool {
    trial.pixelsPerCharacter.map { $0 >= legiblePixelsMin } ?? true
  }

  /// Check digits hold, and yet the text is not what is printed.
  static func isFalselySure(_ trial: Trial) -> Bool {
    guard let zone = trial.zone, !trial.isExact, let read = parsed(zone.lines, kind: zone.format) else { return false }
    return read.checkDigitsHold
  }

  /// How many fields of the label were read exactly, of all.
  static func fields(_ trial: Trial) -> (right: Int, all: Int) {
    guard let truth = parsed(trial.label.lines, kind: trial.label.kind) else { return (0, 0) }
    let expected = values(truth)
    guard let zone = trial.zone, let read = parsed(zone.lines, kind: zone.format) else { return (0, expected.count) }
    return (zip(expected, values(read)).filter { $0 == $1 }.count, expected.count)
  }

  private static func values(_ zone: MachineReadableZone) -> [String] {
    [
      zone.documentCode, zone.issuingState, zone.familyName, zone.givenNames, zone.documentNumber, zone.nationality,
      zone.dateOfBirth.printed, zone.dateOfExpiry?.printed ?? "", zone.sex.map(String.init) ?? "",
      zone.optionalData.joined(separator: " "),
    ]
  }

  private static func parsed(_ lines: [String], kind: String) -> MachineReadableZone? {
    guard let format = MRZFormat(rawValue: kind), let day = CalendarDate(year: 2026, month: 1, day: 1) else {
      return nil
    }
    do { return try MachineReadableZone.parse(lines: lines, format: format, today: day) } catch { return nil }
  }
}
