import EngineProtocol
import Foundation

/// Measures how often pictures of a screen are told, and how often honest ones are suspected, on folders of pictures
/// whose labels tell what they were taken of.
struct ScreenAccuracy {
  private struct Label: Decodable {
    let file: String
    /// How the screen's pixels are laid out; `none` for a document itself.
    let screen: String
    /// Pixels of the picture to one of the screen.
    let pitch: Double?
  }

  /// Lower ends of the pitches that are told apart, and the highest pitch.
  static let pitches = [0.7, 1.2, 2, 4]

  let documents: DocumentAccuracy

  /// Shares of screens found, by layout and by pitch, and of honest pictures suspected.
  /// - Throws: where labels cannot be read or the role fails.
  func measure(_ set: URL) throws -> [AccuracyMeasure] {
    let labels = try JSONDecoder().decode(
      [Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
    let trials = try labels.map { label in
      (label: label, isSuspected: try documents.read(set.appendingPathComponent(label.file))?.screen != nil)
    }
    func share(_ metric: String, where belongs: (Label) -> Bool) -> AccuracyMeasure {
      let part = trials.filter { belongs($0.label) }
      return .share(
        part.filter(\.isSuspected).count, of: part.count, area: "documents", set: set.lastPathComponent, metric: metric)
    }
    let layouts = Set(labels.map(\.screen)).subtracting(["none"]).sorted()
    let bands = zip(Self.pitches, Self.pitches.dropFirst()).map { low, high in
      share("screen_found_pitch_\(low)_to_\(high)") { label in label.pitch.map { $0 >= low && $0 < high } ?? false }
    }
    return [share("screen_suspected_honest") { $0.screen == "none" }, share("screen_found") { $0.screen != "none" }]
      + layouts.map { layout in share("screen_found_\(layout)") { $0.screen == layout } } + bands
  }
}
