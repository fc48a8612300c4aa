import Domain
import Testing

@testable import Screening

@Suite("What spares names the close comparison")
struct ScoreBoundTests {
  @Test(arguments: [21, 22, 23] as [UInt64], [ScreeningPreset.balanced, .strict])
  func `no name scores more than its bound`(seed: UInt64, preset: ScreeningPreset) {
    var made = MadeUpNames(seed: seed)
    let entities = (0..<60).map { made.entity($0) }
    let columns = ScreeningIndex([ListSnapshot(list: "one", version: "1", digest: "", entities: entities)]).columns
    var search = CandidateSearch(columns, whole: columns.table, rates: preset.rates)
    var bound = ScoreBound(preset.rates)
    var reached = 0
    for _ in 0..<15 {
      let query = made.query(near: made.below(4) == 0 ? nil : entities[made.below(entities.count)])
      for (forms, bearer) in query.forms {
        for reading in forms.latin + [forms.ideographs].compactMap(\.self) {
          let form = FlatName(reading.tokens) { columns.table.rarity(of: $0.letters) }
          search.match(form, bearer: bearer)
          _ = search.candidates(for: form, scoreMin: 0) { _ in 0 }
          for name in columns.names where name.bearer & bearer != 0 && name.isIdeographic == form.isIdeographic {
            let score = search.compared(form, name, preset.rates, isPerson: bearer == 1)
            let isReached = bound.mayReach(score, form, name, in: columns, search.rows)
            #expect(isReached, "\(query.names)")
            if bound.mayReach(0.8, form, name, in: columns, search.rows) { reached += 1 }
          }
        }
      }
    }
    // A bound that let everything through would be none.
    #expect(reached > 0 && reached < 15 * columns.names.count / 10)
  }

  @Test func `words within a distance have bags that are near, one by one and eight at once`() {
    var numbers = MadeUpNumbers(state: 5)
    func word() -> [UInt8] {
      (0..<Int.random(in: 1...12, using: &numbers)).map { _ in UInt8.random(in: 0..<30, using: &numbers) }
    }
    for _ in 0..<500 {
      let (left, length) = (word(), Int.random(in: 1...12, using: &numbers))
      let others = (0..<8).map { _ in
        (0..<length).map { $0 < left.count && Bool.random(using: &numbers) ? left[$0] : 3 }
      }
      let distanceMax = Int.random(in: 2...5, using: &numbers)
      let outline = left.withUnsafeBufferPointer { WordOutline($0, differenceMax: 5, distanceMax: distanceMax) }
      let bags = others.map(WordOutline.bag)
      let lanes = outline.near(bags: SIMD8(bags), length: length)
      for (lane, other) in others.enumerated() {
        let isNear = outline.isNear(bag: bags[lane], length: length)
        #expect(isNear == (lanes >> UInt8(lane) & 1 == 1))
        if other.withUnsafeBufferPointer(outline.isNear) { #expect(isNear) }
      }
    }
  }
}

extension CandidateSearch {
  /// The score of a close comparison by the likenesses that the search found.
  fileprivate func compared(
    _ form: FlatName, _ name: IndexedName, _ rates: NameScore.Rates, isPerson: Bool
  ) -> Double {
    let words = columns.words[name.range].map { rows.row(of: $0.word) }
    return NameMatcher(rates: rates, isPerson: isPerson).match(form.weighted, columns.weighted(name)) { place, other in
      words[other].flatMap { rows.likeness(row: $0, column: place) }
    }.score.value
  }
}
