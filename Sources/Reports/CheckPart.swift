import Domain

/// A report's part on one check.
struct CheckPart {
  private let check: CheckView
  private let setting: VerificationReport.Setting
  private let words: ReportWords

  init(_ check: CheckView, setting: VerificationReport.Setting, words: ReportWords) {
    self.check = check
    self.setting = setting
    self.words = words
  }

  var blocks: [PageDocument.Block] {
    [
      .heading(words[ReportWord(check.type)], level: 1),
      .banner(words[ReportWord(check.outcome)], check.outcome.tone), .pairs(facts, isSmall: false),
    ] + setting.reasons(check.reasons.map { Reason($0, check: check.type) }, words) + found
  }

  private var facts: [PageDocument.Pair] {
    var pairs = [PageDocument.Pair(words[.check], PageDocument.Cell(check.id.description, isCode: true))]
    if check.attempt > 1 {
      pairs.append(PageDocument.Pair(words[.attempt], PageDocument.Cell(String(check.attempt))))
    }
    if let score = check.score {
      pairs.append(PageDocument.Pair(words[.score], PageDocument.Cell(DetailRows.text(.number(score), words))))
    }
    if let duration = check.durationMilliseconds {
      pairs.append(PageDocument.Pair(words[.duration], PageDocument.Cell(String(duration))))
    }
    return pairs
  }

  private var found: [PageDocument.Block] {
    guard let details = check.details else {
      return check.status == .complete ? [.paragraph(words[.dataErased], isQuiet: false)] : []
    }
    return extracted(details["extracted"]) + breakdown(details["breakdown"])
  }

  /// Fields that were read, under their names; numbers are masked where the record masks them.
  private func extracted(_ extracted: JSON?) -> [PageDocument.Block] {
    let pairs = extracted?.members?.compactMap { member -> PageDocument.Pair? in
      let name = ReportWord(field: member.name).map { words[$0] } ?? member.name
      switch member.value {
      case .null, .array([]): return nil
      case .array(let lines):
        let text = lines.compactMap(\.text).joined(separator: "\n")
        return PageDocument.Pair(name, PageDocument.Cell(text, isCode: true))
      case .object(let members):
        let values = members.compactMap(\.value.text)
        return values.isEmpty ? nil : PageDocument.Pair(name, PageDocument.Cell(values.joined(separator: ", ")))
      default: return PageDocument.Pair(name, PageDocument.Cell(DetailRows.text(member.value, words)))
      }
    }
    guard let pairs, !pairs.isEmpty else { return [] }
    return [.heading(words[.extracted], level: 2), .pairs(pairs, isSmall: false)]
  }

  /// Each thing looked at, by group, under the names of the API: an auditor finds them there again.
  private func breakdown(_ breakdown: JSON?) -> [PageDocument.Block] {
    var groups = breakdown?.members ?? []
    if let engine = check.engine { groups.append(JSON.Member("engine", engine)) }
    let alone = groups.filter { $0.value.members == nil && $0.value.elements == nil }
    var blocks: [PageDocument.Block] = []
    if !alone.isEmpty { blocks += rows(DetailRows.rows(of: .object(alone), words)) }
    for group in groups where group.value.members != nil || group.value.elements != nil {
      let found = DetailRows.rows(of: group.value, words)
      if !found.isEmpty { blocks += [.heading(group.name, level: 3)] + rows(found) }
    }
    return blocks.isEmpty ? [] : [.heading(words[.breakdown], level: 2)] + blocks
  }

  private func rows(_ pairs: [PageDocument.Pair]) -> [PageDocument.Block] {
    let shown = PageDocument.Block.pairs(Array(pairs.prefix(DetailRows.rowsMax)), isSmall: true)
    return pairs.count > DetailRows.rowsMax ? [shown, .paragraph(words[.moreDetail], isQuiet: true)] : [shown]
  }
}

extension CheckOutcome? {
  fileprivate var tone: PageDocument.Tone {
    switch self {
    case .clear: .good
    case .consider: .caution
    case .rejected: .bad
    case .notAssessed, nil: .neutral
    }
  }
}
