import Foundation
import Testing

@testable import AssayEngine

@Suite(.enabled(if: LabelledData.has("screening")))
struct ScreeningAccuracyTests {
  @Test func `names on lists are found however they are written, and strangers' seldom are`() throws {
    let measures = try ScreeningAccuracy(folder: LabelledData.folder.appendingPathComponent("screening")).measure()
    for measure in measures { LabelledData.report(measure) }
    func value(_ metric: String) throws -> Double {
      try #require(measures.first { $0.metric == metric }, "\(metric) was not measured").value
    }
    #expect(try value("pairs_f1") >= 0.82)
    #expect(try value("recall") >= 0.965)
    #expect(try value("worst_class_recall") >= 0.75)
    #expect(try value("fpr") <= 0.01)
    #expect(try value("recall_other_fold") >= 0.965)
    #expect(try value("fpr_other_fold") <= 0.01)
    #expect(try value("un_recall") >= 0.99)
    #expect(try value("pep_recall") >= 0.97)
    #expect(try value("evidence_order") >= 0.99)
    #expect(try value("ofac_within_5") >= 0.9)
  }
}
