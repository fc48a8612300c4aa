import Domain

/// A piece of evidence, and what a report shows of it.
public struct ReportedEvidence: Sendable, Equatable {
  /// What became of its picture.
  public enum Showing: Sendable, Equatable {
    /// The annotated page, by its index among the document's pictures.
    case annotated(picture: Int)
    /// There is no annotated page of it.
    case none
    /// Its key was destroyed.
    case erased
    /// There was no room for it.
    case leftOut
  }
  /// The evidence.
  public let item: EvidenceItem
  /// Its picture.
  public let showing: Showing

  /// Evidence in a report.
  public init(_ item: EvidenceItem, _ showing: Showing) {
    self.item = item
    self.showing = showing
  }
}

/// A report's part on the evidence.
struct EvidencePart {
  private let evidence: [ReportedEvidence]
  private let setting: VerificationReport.Setting
  private let words: ReportWords

  init(_ evidence: [ReportedEvidence], setting: VerificationReport.Setting, words: ReportWords) {
    self.evidence = evidence
    self.setting = setting
    self.words = words
  }

  var blocks: [PageDocument.Block] {
    let head = PageDocument.Block.heading(words[.evidence], level: 1)
    guard setting.seesEvidence else { return [head, .paragraph(words[.picturesWithheld], isQuiet: false)] }
    return evidence.isEmpty ? [] : [head] + evidence.flatMap(blocks(of:))
  }

  private func blocks(of evidence: ReportedEvidence) -> [PageDocument.Block] {
    let item = evidence.item
    let kind = words[ReportWord(item.kind)]
    var facts: [PageDocument.Pair] = [
      PageDocument.Pair(words[.evidence], PageDocument.Cell(item.id.description, isCode: true)),
      PageDocument.Pair(
        words[.mediaType], PageDocument.Cell("\(item.mediaType), \(item.sizeBytes) \(words[.bytes])")),
    ]
    // It goes with the evidence.
    if !item.digest.isEmpty {
      facts.append(PageDocument.Pair(words[.digest], PageDocument.Cell(item.digest.hexadecimal, isCode: true)))
    }
    let head: [PageDocument.Block] = [.heading(kind, level: 2), .pairs(facts, isSmall: true)]
    switch evidence.showing {
    case .none: return head
    case .erased: return head + [.paragraph(words[.pictureErased], isQuiet: false)]
    case .leftOut: return head + [.paragraph(words[.pictureLeftOut], isQuiet: false)]
    case .annotated(let picture):
      let caption = "\(kind) – \(words[.annotated])"
      return head + [.pictures([PageDocument.Figure(picture: picture, caption: caption)])]
    }
  }
}
