import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: LabelledData.has("documents")))
struct DocumentAccuracyTests {
  @Test func `legible passports are read whole in 95 of 100 pictures and never surely wrong`() throws {
    let accuracy = DocumentAccuracy(
      role: try DocumentsRole(modelsDirectory: LabelledData.models, librariesDirectory: LabelledData.home.path))
    var passports: [DocumentAccuracy.Trial] = []
    for set in try DocumentAccuracy.sets(in: LabelledData.folder.appendingPathComponent("documents")) {
      let trials = try accuracy.trials(set)
      for measure in DocumentAccuracy.measures(trials, set: set.lastPathComponent) { LabelledData.report(measure) }
      for trial in trials where !trial.isExact { print("not exact: \(trial.label.file)") }
      passports += trials.filter { $0.label.kind == "TD3" && DocumentAccuracy.isLegible($0) }
    }
    try #require(passports.count >= 20)
    let exact = Double(passports.filter(\.isExact).count) / Double(passports.count)
    #expect(exact >= 0.95)
    #expect(passports.filter(DocumentAccuracy.isFalselySure).count <= passports.count / 100)
    let fields = passports.map(DocumentAccuracy.fields)
    #expect(Double(fields.map(\.right).reduce(0, +)) >= 0.98 * Double(fields.map(\.all).reduce(0, +)))
  }
}
