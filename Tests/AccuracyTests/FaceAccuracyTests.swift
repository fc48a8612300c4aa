import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: LabelledData.has("faces")))
struct FaceAccuracyTests {
  @Test func `faces err equally below half a percent and false accepts at clear stay below a tenth`() throws {
    let accuracy = try AccuracyCommand.faces(models: LabelledData.models, libraries: LabelledData.home.path)
    let folder = LabelledData.folder.appendingPathComponent("faces")
    for measure in try accuracy.measure(folder) {
      print("\(measure.metric) \(measure.value) of \(measure.n), 95 % \(measure.ciLow)…\(measure.ciHigh)")
    }
    let scores = try accuracy.scores(folder)
    try #require(scores.genuine.count >= 50 && scores.impostor.count >= 500)
    #expect(scores.equalErrorRate <= 0.005)
    let falseAccepts = Double(scores.falseAccepts(at: FaceAccuracy.clear)) / Double(scores.impostor.count)
    #expect(falseAccepts <= 0.001)
    #expect(scores.missed == 0)
  }
}
