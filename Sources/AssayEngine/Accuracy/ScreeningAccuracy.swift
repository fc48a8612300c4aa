import Domain
import Foundation
import Screening

/// Measures name screening on labelled pairs, queries and orderings. Queries are names alone: that is the harder
/// question, and what the published figures of other engines are of.
struct ScreeningAccuracy {
  /// A query with the best score that its entry, or any entry, reached.
  struct Trial {
    let kind: String
    /// Whose queries belong together: those of one entry are on one side of a cross-validation.
    let subject: String
    let score: Double
  }

  private let preset = ScreeningPreset.balanced
  /// Folder of the labelled data.
  let folder: URL

  /// Every measurement.
  /// - Throws: where a file cannot be read.
  func measure() throws -> [AccuracyMeasure] {
    let sanctions = ScreeningIndex(try ScreeningLists(folder: folder).sanctions())
    let screener = Screener(sanctions, preset: preset, threshold: ScreeningThresholds.lowest)
    let perturbed = try perturbed(screener)
    let negatives = try negatives(screener)
    return try pairs() + recall(perturbed) + falseAlarms(negatives)
      + ScreeningThresholds.crossValidated(perturbed, negatives.flatMap(\.trials))
      + [unitedNations(screener), congress(), orderings(), ofac()]
  }

  private func records(_ file: String) throws -> [[String: String]] {
    try CommaSeparatedRows.records(of: folder.appendingPathComponent(file))
  }

  private func share(_ hits: Int, _ n: Int, _ set: String, _ metric: String) -> AccuracyMeasure {
    .share(hits, of: n, area: "screening", set: set, metric: metric)
  }

  private func pairs() throws -> [AccuracyMeasure] {
    let comparison = NameComparison(preset)
    var (right, wrong, missed) = (0, 0, 0)
    let rows = try records("pairs/nomenklatura_name_bench.csv")
    for row in rows {
      let result = comparison.compare(
        row["name1"] ?? "", row["name2"] ?? "", kind: Self.kind(row["schema"]))
      switch (result.score >= preset.threshold, row["is_match"] == "true") {
      case (true, true): right += 1
      case (true, false): wrong += 1
      case (false, true): missed += 1
      case (false, false): break
      }
    }
    let harmonic = Double(2 * right) / Double(max(1, 2 * right + wrong + missed))
    return [.rate(harmonic, n: rows.count, area: "screening", set: "nomenklatura_name_bench", metric: "pairs_f1")]
  }

  private func perturbed(_ screener: Screener) throws -> [Trial] {
    try records("queries/ofac_perturbed.csv").map { row in
      let query = ScreeningQuery(names: [row["query"] ?? ""], kind: Self.kind(row["schema"]))
      let hit = screener.matches(query).first { screener.index.entries[$0.entry].entity.id == row["entity_id"] }
      return Trial(kind: row["class"] ?? "", subject: row["entity_id"] ?? "", score: hit?.score ?? 0)
    }
  }

  private func recall(_ trials: [Trial]) -> [AccuracyMeasure] {
    let set = "ofac_perturbed"
    func hits(_ trials: [Trial]) -> Int { trials.filter { $0.score >= preset.threshold }.count }
    let byClass = Dictionary(grouping: trials, by: \.kind).sorted { $0.key < $1.key }
    let classes = byClass.map { share(hits($0.value), $0.value.count, set, "recall_\($0.key)") }
    let worst = byClass.min { left, right in
      hits(left.value) * right.value.count < hits(right.value) * left.value.count
    }
    return [share(hits(trials), trials.count, set, "recall")] + classes
      + (worst.map { [share(hits($0.value), $0.value.count, set, "worst_class_recall")] } ?? [])
  }

  private func negatives(_ screener: Screener) throws -> [(set: String, trials: [Trial])] {
    try ["negatives_global", "negatives_us"].map { set in
      let trials = try records("queries/\(set).csv").map { row in
        let query = ScreeningQuery(names: [row["full_name"] ?? ""], kind: .person)
        return Trial(
          kind: set, subject: row["full_name"] ?? "", score: screener.matches(query).first?.score ?? 0)
      }
      return (set, trials)
    }
  }

  private func falseAlarms(_ sets: [(set: String, trials: [Trial])]) -> [AccuracyMeasure] {
    func alarms(_ trials: [Trial]) -> Int { trials.filter { $0.score >= preset.threshold }.count }
    let all = sets.flatMap(\.trials)
    return [share(alarms(all), all.count, "negatives", "fpr")]
      + sets.map { share(alarms($0.trials), $0.trials.count, $0.set, "fpr") }
  }

  private func unitedNations(_ screener: Screener) throws -> AccuracyMeasure {
    let rows = try records("queries/un_positives.csv")
    let hits = rows.filter { row in
      let query = ScreeningQuery(names: [row["full_name"] ?? ""], kind: nil)
      return screener.matches(query).contains { match in
        let entry = screener.index.entries[match.entry]
        return match.score >= preset.threshold && screener.index.snapshots[entry.snapshot].list == "un"
      }
    }
    return share(hits.count, rows.count, "un_positives", "un_recall")
  }

  private func congress() throws -> AccuracyMeasure {
    let screener = Screener(ScreeningIndex([try ScreeningLists(folder: folder).congress()]), preset: preset)
    let rows = try records("queries/us_congress_positives.csv")
    let hits = rows.filter { row in
      !screener.matches(ScreeningQuery(names: [row["full_name"] ?? ""], kind: .person)).isEmpty
    }
    return share(hits.count, rows.count, "us_congress_positives", "pep_recall")
  }

  /// Of all pairs of variants of one person whose expected order is told, how many have it.
  private func orderings() throws -> AccuracyMeasure {
    let rows = try records("queries/evidence_orderings.csv")
    var (right, all) = (0, 0)
    for variants in Dictionary(grouping: rows, by: { $0["entity_id"] ?? "" }).values {
      guard let first = variants.first else { continue }
      let entity = ListEntity(
        id: "1", kind: .person, names: [ListName(first["list_name"] ?? "", kind: .primary)],
        datesOfBirth: [PartialDate(iso: first["list_dob"] ?? "")].compactMap(\.self),
        countries: [ListCountry(code: first["list_country"] ?? "", role: .nationality)])
      let list = ListSnapshot(list: "one", version: "1", digest: "", entities: [entity])
      let screener = Screener(ScreeningIndex([list]), preset: preset, threshold: 0)
      let scored = variants.map { row -> (rank: Double, score: Double) in
        let country = row["query_country"] ?? ""
        let query = ScreeningQuery(
          names: [row["query_name"] ?? ""], kind: .person, dateOfBirth: PartialDate(iso: row["query_dob"] ?? ""),
          countries: country.isEmpty ? [] : [country])
        return (Double(row["expected_order_rank"] ?? "") ?? 0, screener.matches(query).first?.score ?? 0)
      }
      for (place, one) in scored.enumerated() {
        for other in scored[(place + 1)...] where one.rank != other.rank {
          all += 1
          if one.rank < other.rank ? one.score < other.score : one.score > other.score { right += 1 }
        }
      }
    }
    return share(right, all, "evidence_orderings", "evidence_order")
  }

  /// Scores of OFAC's tool met within 5; one that it does not show must stay under our alert.
  private func ofac() throws -> AccuracyMeasure {
    let comparison = NameComparison(.ofac)
    let rows = try records("pairs/ofac_search_tool_scores.csv")
    let met = rows.filter { row in
      let score = comparison.compare(row["query_name"] ?? "", row["result_name"] ?? "").score
      guard let told = Int(row["ofac_score"] ?? ""), told >= 0 else { return score < ScreeningPreset.ofac.threshold }
      return abs(Int((score * 100).rounded()) - told) <= 5
    }
    return share(met.count, rows.count, "ofac_search_tool_scores", "ofac_within_5")
  }

  private static func kind(_ schema: String?) -> ListEntity.Kind {
    switch schema {
    case "Person": .person
    case "Vessel": .vessel
    default: .organisation
    }
  }
}
