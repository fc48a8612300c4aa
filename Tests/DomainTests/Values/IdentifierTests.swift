import Domain
import Foundation
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test func `those of one millisecond rise in the order in which they were made`() {
    let now = Date(timeIntervalSince1970: 4_000_000_000)
    let made = (0..<1000).map { _ in EventID(at: now) }
    let (isSorted, distinct) = (made == made.sorted(), Set(made).count)
    #expect(isSorted)
    #expect(distinct == 1000)
    let texts = made.map(\.description)
    let isSortedOnTheWire = texts == texts.sorted()
    #expect(isSortedOnTheWire)
  }

  @Test func `an earlier time makes an earlier identifier, whatever came before`() {
    let late = EventID(at: Date(timeIntervalSince1970: 4_200_000_000))
    let early = EventID(at: Date(timeIntervalSince1970: 4_199_999_999))
    #expect(early < late)
  }

  @Test func `the version and variant of RFC 9562 stand in their bits`() {
    let text = EventID(at: Date()).uuid.uuidString
    #expect(Array(text)[14] == "7")
    #expect("89AB".contains(Array(text)[19]))
  }
}
