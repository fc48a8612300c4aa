import Screening

/// Chooses the threshold on one half of the labelled queries and measures it on the other, both ways round.
enum ScreeningThresholds {
  /// Lowest threshold that is tried.
  static let lowest = 0.74
  /// Highest threshold that is tried.
  static let highest = 0.90
  /// Most false alarms that a threshold may give on the half on which it is chosen.
  static let falseAlarmsMax = 0.01

  /// The threshold of each fold, with recall and false alarms on the other fold.
  static func crossValidated(
    _ positives: [ScreeningAccuracy.Trial], _ negatives: [ScreeningAccuracy.Trial]
  ) -> [AccuracyMeasure] {
    var (hits, found, alarms, asked) = (0, 0, 0, 0)
    var chosen: [Double] = []
    for fold in 0...1 {
      let threshold = threshold(half(negatives, fold))
      chosen.append(threshold)
      let (others, strangers) = (half(positives, 1 - fold), half(negatives, 1 - fold))
      hits += others.filter { $0.score >= threshold }.count
      found += others.count
      alarms += strangers.filter { $0.score >= threshold }.count
      asked += strangers.count
    }
    func share(_ hits: Int, _ n: Int, _ metric: String) -> AccuracyMeasure {
      .share(hits, of: n, area: "screening", set: "cross_validation", metric: metric)
    }
    return chosen.enumerated().map { fold, threshold in
      .rate(
        threshold, n: half(negatives, fold).count, area: "screening", set: "cross_validation",
        metric: "threshold_fold_\(fold)")
    } + [share(hits, found, "recall_other_fold"), share(alarms, asked, "fpr_other_fold")]
  }

  /// The lowest threshold with few enough false alarms.
  private static func threshold(_ negatives: [ScreeningAccuracy.Trial]) -> Double {
    let allowed = Int(falseAlarmsMax * Double(negatives.count))
    let steps = Int(((highest - lowest) * 200).rounded())
    return (0...steps).lazy.map { lowest + Double($0) / 200 }
      .first { threshold in negatives.filter { $0.score >= threshold }.count <= allowed } ?? highest
  }

  private static func half(_ trials: [ScreeningAccuracy.Trial], _ fold: Int) -> [ScreeningAccuracy.Trial] {
    trials.filter { trial in trial.subject.utf8.reduce(0) { ($0 * 31 + Int($1)) % 1_000_003 } % 2 == fold }
  }
}
