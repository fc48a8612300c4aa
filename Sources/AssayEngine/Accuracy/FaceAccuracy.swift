import FaceRecognition
import Foundation
import Imaging

/// Measures one-to-one face comparison on a folder of pictures with `labels.csv`: every pair of pictures is a trial.
struct FaceAccuracy {
  /// Scores of all pairs, and how many pictures showed no face.
  struct Scores {
    var genuine: [Double] = []
    var impostor: [Double] = []
    var pictures = 0
    var missed = 0

    /// Share of impostor pairs that score `threshold` or more.
    func falseAccepts(at threshold: Double) -> Int { impostor.filter { $0 >= threshold }.count }

    /// Share of genuine pairs that score less than `threshold`.
    func falseRejects(at threshold: Double) -> Int { genuine.filter { $0 < threshold }.count }

    /// The rate at the threshold where false accepts and false rejects are closest.
    var equalErrorRate: Double {
      guard !genuine.isEmpty, !impostor.isEmpty else { return 1 }
      let rates = Set(genuine + impostor).map { threshold in
        (
          accepts: Double(falseAccepts(at: threshold)) / Double(impostor.count),
          rejects: Double(falseRejects(at: threshold)) / Double(genuine.count)
        )
      }
      let closest = rates.min { abs($0.accepts - $0.rejects) < abs($1.accepts - $1.rejects) }
      return closest.map { ($0.accepts + $0.rejects) / 2 } ?? 1
    }
  }

  /// Cosine from which two faces are taken for one person (DESIGN §3, `thresholds.face_match.clear`).
  static let clear = 0.45
  /// Cosine from which a person should look (`thresholds.face_match.consider`).
  static let consider = 0.363

  let comparer: FaceComparer
  let decoder: ImageDecoder

  /// Measures one folder.
  /// - Throws: where labels or pictures cannot be read.
  func measure(_ folder: URL) throws -> [AccuracyMeasure] {
    let scores = try scores(folder)
    let (set, genuine, impostor) = (folder.lastPathComponent, scores.genuine.count, scores.impostor.count)
    func share(_ metric: String, _ hits: Int, _ n: Int) -> AccuracyMeasure {
      .share(hits, of: n, area: "faces", set: set, metric: metric)
    }
    return [
      .rate(scores.equalErrorRate, n: genuine + impostor, area: "faces", set: set, metric: "eer"),
      share("far_at_clear", scores.falseAccepts(at: Self.clear), impostor),
      share("frr_at_clear", scores.falseRejects(at: Self.clear), genuine),
      share("far_at_consider", scores.falseAccepts(at: Self.consider), impostor),
      share("frr_at_consider", scores.falseRejects(at: Self.consider), genuine),
      share("face_missed", scores.missed, scores.pictures),
    ]
  }

  /// Compares all pairs of the labelled pictures.
  func scores(_ folder: URL) throws -> Scores {
    let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent("labels.csv")), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) }
    var (scores, faces) = (Scores(), [(person: String, embedding: [Float])]())
    for row in rows where row.count >= 2 {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(row[0])))
      scores.pictures += 1
      guard let embedding = try comparer.embedding(of: try decoder.decode(bytes).first.image) else {
        scores.missed += 1
        continue
      }
      faces.append((row[1], embedding))
    }
    for (index, left) in faces.enumerated() {
      for right in faces[(index + 1)...] {
        let score = FaceEmbedder.similarity(left.embedding, right.embedding)
        if left.person == right.person { scores.genuine.append(score) } else { scores.impostor.append(score) }
      }
    }
    return scores
  }
}
