import FaceRecognition
import Imaging

/// Which of a page's faces is the holder's portrait, and what the others are. Documents repeat the portrait as a
/// smaller or paler image, the ghost (ICAO Doc 9303 part 3, displayed identification feature of the holder).
struct PortraitChoice {
  /// One face of a page.
  struct Candidate {
    /// Width of the face in pixels.
    let width: Double
    /// The space that a portrait has around the face, on the page.
    let space: PageBox
    /// How far its tones are apart, 0 through 1.
    let vividness: Double

    /// Size counts by length, not by area, so that a ghost larger than the portrait may still be known by its tones.
    fileprivate var weight: Double { width * vividness }
  }

  /// Least width of a face, as a share of the portrait's: smaller ones are part of a pattern. The smallest ghost drawn
  /// has 0.35 of its portrait's width.
  static let widthShareMin = 0.2
  /// Widths of two portraits of one page, as a share of each other. Five of the six ghosts that were found on generated
  /// cards have 0.44 to 0.58 of the portrait's width; the sixth, 0.96, was drawn as large as the portrait.
  static let widthsAlike = 0.8...1.25
  /// A face with at least this share of the portrait's vividness is no paler than print and light make it. Generated
  /// ghosts have 0.52 to 1.28: print that stands on a ghost counts as its tones, so that size has to tell as well.
  static let vividnessShareMin = 0.8

  /// The holder's portrait; nil where the page shows no face.
  let portrait: PageBox?
  /// Paler or smaller images of a face.
  private(set) var ghosts: [PageBox] = []
  /// Faces as large and as vivid as the portrait: which of them is the holder's cannot be told.
  private(set) var rivals: [PageBox] = []

  /// Chooses among the faces found on a page.
  init(of faces: [Face], on page: Image) {
    self.init(among: Self.candidates(faces, on: page).map(\.candidate))
  }

  /// The holder's face among those found on a picture of a document, by the same choice; nil where there is none.
  static func face(among faces: [Face], on picture: Image) -> Face? {
    candidates(faces, on: picture).max { $0.candidate.weight < $1.candidate.weight }?.face
  }

  private static func candidates(_ faces: [Face], on page: Image) -> [(face: Face, candidate: Candidate)] {
    let plane = page.luminance
    return faces.compactMap { face in
      guard let space = PageBox(portraitOf: face).clipped(to: page) else { return nil }
      return (face, Candidate(width: face.width, space: space, vividness: vividness(of: plane, in: space)))
    }
  }

  /// Chooses by size and tones together.
  init(among candidates: [Candidate]) {
    let best = candidates.max { $0.weight < $1.weight }
    portrait = best?.space
    guard let best else { return }
    for other in candidates where other.space != best.space {
      let share = other.width / best.width
      guard share >= Self.widthShareMin else { continue }
      let isVivid = other.vividness >= Self.vividnessShareMin * best.vividness
      if isVivid, Self.widthsAlike.contains(share) { rivals.append(other.space) } else { ghosts.append(other.space) }
    }
  }

  /// Share of luma's range that lies between the samples that an eighth are darker than and an eighth lighter than.
  static func vividness(of plane: Plane, in box: PageBox) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    let columns = max(Int(box.left), 0)..<max(min(Int(box.right), plane.width), max(Int(box.left), 0))
    let rows = max(Int(box.top), 0)..<max(min(Int(box.bottom), plane.height), max(Int(box.top), 0))
    for y in rows {
      for x in columns { counts[Int(plane.samples[y * plane.width + x])] += 1 }
    }
    let total = columns.count * rows.count
    guard total > 0 else { return 0 }
    return Double(Self.level(counts, rank: total * 7 / 8) - Self.level(counts, rank: total / 8)) / 255
  }

  /// The sample value of a rank.
  private static func level(_ counts: [Int], rank: Int) -> Int {
    var seen = 0
    for (value, count) in counts.enumerated() {
      seen += count
      if seen > rank { return value }
    }
    return counts.count - 1
  }
}
