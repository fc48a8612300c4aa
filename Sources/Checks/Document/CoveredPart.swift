import Domain

/// Something on a page that has to be seen, and what lies over it.
struct CoveredPart: Equatable {
  /// What is covered.
  enum Part: String {
    /// A field that documents of the kind print, and that was not read.
    case field
    case line, portrait, zone
  }

  /// `image.glare` or `image.occluded`.
  let reason: ReasonCode
  let part: Part
  /// What lies over it, in pixels of the rectified page.
  let region: DocumentObservation.Box

  /// As records show it.
  var json: JSON {
    ["reason": .string(reason.rawValue), "part": .string(part.rawValue), "region": region.json]
  }

  /// What light has blown out and what something lies over, of one side; glare first.
  static func all(on side: DocumentObservation.Side, _ printed: VisualZone?) -> [CoveredPart] {
    glared(side) + (printed.map { wiped(side, $0) } ?? []) + occluded(side)
  }

  /// Light has to cover so much of a part that something of it is lost. A line that was read well is not lost; where a
  /// line that was not read may be, ``wiped(_:_:)`` tells.
  static func glared(_ side: DocumentObservation.Side) -> [CoveredPart] {
    side.glareRegions.flatMap { region in
      func covers(_ box: DocumentObservation.Box) -> Bool {
        box.covered(by: region) >= DocumentSettings.glareCoverMin
      }
      let lost = side.lines.filter { $0.confidence < DocumentSettings.visualLineConfidenceMin }
      return parts(
        .imageGlare, region, zone: side.zoneBoxes.contains(where: covers), portrait: side.portrait.map(covers),
        line: lost.contains { covers($0.box) })
    }
  }

  /// A finger hides what it touches. A line that it hides in part ends beside it, so that one height of the line lies
  /// between them at most.
  static func occluded(_ side: DocumentObservation.Side) -> [CoveredPart] {
    side.occludedRegions.flatMap { region in
      func touches(_ box: DocumentObservation.Box) -> Bool { box.covered(by: region) > 0 }
      return parts(
        .imageOccluded, region, zone: side.zoneBoxes.contains(where: touches), portrait: side.portrait.map(touches),
        line: side.lines.contains { touches($0.box.grown(by: $0.box.height)) })
    }
  }

  private static func parts(
    _ reason: ReasonCode, _ region: DocumentObservation.Box, zone: Bool, portrait: Bool?, line: Bool
  ) -> [CoveredPart] {
    [(zone, Part.zone), (portrait ?? false, .portrait), (line, .line)].filter(\.0).map {
      CoveredPart(reason: reason, part: $0.1, region: region)
    }
  }
}

extension DocumentObservation.Box {
  /// Share of the box that another one covers, 0 through 1; 0 where it has no area.
  func covered(by other: Self) -> Double {
    let across = min(x + width, other.x + other.width) - max(x, other.x)
    let down = min(y + height, other.y + other.height) - max(y, other.y)
    guard across > 0, down > 0, width > 0, height > 0 else { return 0 }
    return across / width * (down / height)
  }

  /// The box with so much more on every side.
  func grown(by margin: Double) -> Self {
    Self(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }
}
