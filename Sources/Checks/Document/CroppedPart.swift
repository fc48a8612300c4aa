import Domain

/// A part of a page that lies beyond its picture, and whether anything is lost with it.
///
/// Pictures are cut by a little all the time: what lies in the margin that every document keeps clear of data is not
/// missed, nor is what was proven to be there by what was read. Anything else has to be photographed again, since
/// nobody can tell what stood there.
struct CroppedPart: Equatable {
  /// What is lost.
  enum Verdict: String {
    /// Nothing: documents have no data so near to their edge (``DocumentSize/clearMargin``). A page that is taken with
    /// its edge cut off by two millimetres is as good as a whole one.
    case margin
    /// Nothing that is needed: a zone or barcode is sound, print repeats each of its fields, and the portrait is whole.
    case inessential
    /// Nobody knows.
    case needed
  }

  /// The side whose picture it is.
  let side: EvidenceKind
  /// What is missing, in pixels of the rectified page.
  let region: DocumentObservation.Box
  let verdict: Verdict

  /// As records show it.
  var json: JSON {
    ["side": .string(side.rawValue), "region": region.json, "verdict": .string(verdict.rawValue)]
  }

  /// What is missing of a document's sides.
  /// - Parameter isRead: whether print, where it stands alone, was read whole and proves itself.
  static func all(_ sides: [DocumentObservation.Side], _ sources: DocumentSources, isRead: Bool) -> [CroppedPart] {
    let isProven = isProven(by: sources, isRead: isRead) && sides.contains(where: \.hasPortrait)
    return sides.filter(\.isCropped).flatMap { side in
      side.missingRegions.map { region in
        // The portrait's frame is drawn around a face: where it is cut, so is the portrait.
        let isCut = side.portrait.map { $0.covered(by: region) >= DocumentSettings.glareCoverMin } ?? false
        let verdict: Verdict =
          isInMargin(region, of: side.page, sources.size) ? .margin : isProven && !isCut ? .inessential : .needed
        return CroppedPart(side: side.kind, region: region, verdict: verdict)
      }
    }
  }

  /// A page's outline tells how deep the missing part is; text that runs into the picture's border does not.
  private static func isInMargin(
    _ region: DocumentObservation.Box, of page: DocumentObservation.Page?, _ size: DocumentSize?
  ) -> Bool {
    guard let page, page.outline != nil, let scale = size?.scale(width: page.width, height: page.height) else {
      return false
    }
    let margin = DocumentSize.clearMargin * scale
    return region.x + region.width <= margin || region.y + region.height <= margin
      || region.x >= page.width - margin || region.y >= page.height - margin
  }

  /// A zone or barcode that is sound holds the data of the whole document; where print shows every field of it, too,
  /// none of these can have stood in what is missing.
  private static func isProven(by sources: DocumentSources, isRead: Bool) -> Bool {
    guard sources.isProven, let first = sources.fields.first else { return isRead }
    guard let printed = sources.visualZone?.fields, isSound(sources) else { return false }
    let isNamed = !printed.wholeNames.isEmpty || !printed.familyNames.isEmpty
    return isNamed && printed.documentNumber != nil && (first.dateOfBirth == nil || printed.dateOfBirth != nil)
      && (first.dateOfExpiry == nil || printed.dateOfExpiry != nil)
  }

  private static func isSound(_ sources: DocumentSources) -> Bool {
    guard let zone = sources.zone else { return true }
    return zone.checkDigitsHold && sources.zoneRead?.isDoubtful != true
  }
}
