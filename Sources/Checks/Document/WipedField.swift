import Domain

extension CoveredPart {
  /// Fields that tell the holder and the document, any one of each: what a card or a passport has to show.
  private static let needed: [[DocumentFieldName]] = [
    [.familyName, .fullName], [.documentNumber, .personalNumber], [.dateOfBirth], [.dateOfExpiry, .validity],
  ]
  /// How many of these have to have been read before it says anything that a label of another was not: then the
  /// document's labels are understood.
  private static let fieldsReadMin = 2
  /// How long light has to lie over a page to hide a field with its label, in heights of its lines. A date of ten
  /// characters is about five heights long, of which less leaves figures that are found. Reasoned, not measured.
  private static let lengthMin = 4.0

  /// Fields that light has wiped out whole: there is no line left that could be called unreadable. A field counts that
  /// the document's kind prints and that was not read, where light lies beside or below its label; or, where the label
  /// is gone with it, over a free place among the lines that is large enough for both.
  static func wiped(_ side: DocumentObservation.Side, _ printed: VisualZone) -> [CoveredPart] {
    guard !side.glareRegions.isEmpty else { return [] }
    let expected = needed.filter {
      printed.expects($0) && (printed.specification.expires || !$0.contains(.dateOfExpiry))
    }
    let missing = expected.filter { !printed.prints($0) }
    let unread = printed.unread.filter { field in
      field.side == side.kind && missing.contains { $0.contains(field.name) }
    }
    let isUnderstood = expected.count - missing.count >= fieldsReadMin
    let isUnlabelled =
      isUnderstood && missing.contains { group in !printed.unread.contains { group.contains($0.name) } }
    let printsHere = printed.printed.contains { $0.side == side.kind }
    return side.glareRegions.filter { region in
      let isBesideLabel = unread.contains { field in
        field.places.contains { $0.covered(by: region) >= DocumentSettings.glareCoverMin }
      }
      return isBesideLabel || (isUnlabelled && printsHere && isAmongLines(region, of: side))
    }.map { CoveredPart(reason: .imageGlare, part: .field, region: $0) }
  }

  /// Whether a region lies within the block of the lines, over none of them nor over what is no print, and has room for
  /// a line.
  private static func isAmongLines(_ region: DocumentObservation.Box, of side: DocumentObservation.Side) -> Bool {
    let boxes = side.lines.map(\.box)
    let heights = boxes.map(\.height).sorted()
    guard let left = boxes.map(\.x).min(), let top = boxes.map(\.y).min(),
      let right = boxes.map({ $0.x + $0.width }).max(), let bottom = boxes.map({ $0.y + $0.height }).max()
    else { return false }
    let line = heights[heights.count / 2]
    let block = DocumentObservation.Box(x: left, y: top, width: right - left, height: bottom - top)
    return region.width >= lengthMin * line && region.height >= line && region.covered(by: block) >= 0.5
      && !boxes.contains { $0.covered(by: region) >= 0.5 } && !side.unprinted.contains { region.covered(by: $0) >= 0.5 }
  }
}

extension DocumentObservation.Side {
  /// Where no field is printed: portraits, signature, symbols and zone.
  fileprivate var unprinted: [DocumentObservation.Box] {
    [portrait, signature].compactMap(\.self) + ghosts + otherPortraits + barcodes.compactMap(\.box) + zoneBoxes
  }
}
