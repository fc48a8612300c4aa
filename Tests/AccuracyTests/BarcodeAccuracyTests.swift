import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: LabelledData.has("documents")))
struct BarcodeAccuracyTests {
  @Test func `payloads are exact in 90 of 100 pictures at every damage level and none is wrong`() throws {
    let role = try DocumentsRole(modelsDirectory: LabelledData.models, librariesDirectory: LabelledData.home.path)
    let folder = LabelledData.folder.appendingPathComponent("documents")
    let sets = try DocumentAccuracy.sets(in: folder, telling: "payload")
    try #require(!sets.isEmpty)
    for set in sets {
      let measures = try BarcodeAccuracy(role: role).measure(set)
      for measure in measures { LabelledData.report(measure) }
      #expect(try #require(measures.first { $0.metric == "payload_exact" }).value >= 0.9)
      #expect(try #require(measures.first { $0.metric == "payload_wrong" }).value == 0)
    }
  }
}
