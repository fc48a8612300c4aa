import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: LabelledData.has("documents")))
struct LineAccuracyTests {
  @Test func `lines in every script are read with the promised error rates`() throws {
    let role = try DocumentsRole(modelsDirectory: LabelledData.models, librariesDirectory: LabelledData.home.path)
    let folder = LabelledData.folder.appendingPathComponent("documents")
    let sets = try DocumentAccuracy.sets(in: folder, telling: "text")
    try #require(!sets.isEmpty)
    for set in sets {
      let measures = try LineAccuracy(role: role).measure(set)
      for measure in measures { LabelledData.report(measure) }
      #expect(try #require(measures.first { $0.metric == "cer_clean" }).value <= 0.015)
      #expect(try #require(measures.first { $0.metric == "cer_degraded" }).value <= 0.03)
    }
  }
}
