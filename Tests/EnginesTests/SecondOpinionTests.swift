import Domain
import Glibc
import Testing

@testable import AssayEngine

/// A passport's zone (ICAO Doc 9303-4, appendix B) as a first reader sees it, and what a second one sees.
@Suite("Two readers of one zone")
struct SecondOpinionTests {
  private static let names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
  private static let numbers = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

  /// A reading whose places are all sure, but for one at which `other` is as likely as not.
  private func reading(
    _ lines: [String], unsure: (line: Int, place: Int, other: Character), read: [String]? = nil
  ) -> ZoneReader.Reading {
    let odds = lines.enumerated().map { line, row in
      row.enumerated().map { place, character in
        MRZAlphabet.characters.map { symbol -> Float in
          let isUnsure = (line, place) == (unsure.line, unsure.place)
          if symbol == character { return isUnsure ? logf(0.5) : logf(0.99) }
          return isUnsure && symbol == unsure.other ? logf(0.45) : logf(1e-4)
        }
      }
    }
    let confidences = odds.map { $0.map { Double(expf($0.max() ?? 0)) } }
    return ZoneReader.Reading(
      format: .td3, lines: lines, unconstrained: read ?? lines, confidences: confidences, frames: [], cost: 0,
      checks: ZoneReader.checks(lines, format: .td3), odds: odds)
  }

  private func changed(_ text: String, _ place: Int, _ character: Character) -> String {
    var characters = Array(text)
    characters[place] = character
    return String(characters)
  }

  private func seen(_ lines: [String]) -> [[Character?]] { lines.map { $0.map(Character?.some) } }

  @Test func `a row is sure where each of its characters is and every check digit of the zone holds`() {
    let read = reading([Self.names, Self.numbers], unsure: (0, 6, "B"))
    #expect(!SecondOpinion.isSure(0, of: read))
    #expect(SecondOpinion.isSure(1, of: read))
    let failing = reading([Self.names, changed(Self.numbers, 1, "B")], unsure: (0, 6, "B"))
    #expect(!SecondOpinion.isSure(1, of: failing))
  }

  @Test func `a character that only the second reader sees right makes the check digits hold`() {
    let read = reading([Self.names, changed(Self.numbers, 1, "B")], unsure: (1, 1, "8"))
    #expect(read.checks.held < read.checks.all)
    let settled = SecondOpinion.settle(read, seen: seen([Self.names, Self.numbers]))
    #expect(settled.lines == [Self.names, Self.numbers])
    #expect(settled.checks.held == settled.checks.all)
    #expect(settled.confidences[1][1] < 0.5)
    #expect(settled.agreement == 1)
    #expect(settled.disputedConfidence == 1)
  }

  @Test func `a character of a name stays as it was read, and is disputed`() {
    let read = reading([Self.names, Self.numbers], unsure: (0, 6, "B"))
    let settled = SecondOpinion.settle(read, seen: seen([changed(Self.names, 6, "B"), Self.numbers]))
    #expect(settled.lines == [Self.names, Self.numbers])
    #expect(abs(settled.disputedConfidence - 0.5) < 1e-6)
    #expect(abs(settled.agreement - 87.0 / 88) < 1e-9)
  }

  @Test func `a choice under which a check digit fails is not made`() {
    let read = reading([Self.names, Self.numbers], unsure: (1, 1, "B"))
    let settled = SecondOpinion.settle(read, seen: seen([Self.names, changed(Self.numbers, 1, "B")]))
    #expect(settled.lines == [Self.names, Self.numbers])
    #expect(abs(settled.disputedConfidence - 0.5) < 1e-6)
  }

  @Test(arguments: [
    (25, Character?.some("K"), Character("K")), (25, "R", "K"), (25, "<", "<"), (25, nil, "<"), (28, "K", "<"),
  ])
  func `a filler that was read as a letter stays one where a second reader sees no letter or only fillers may follow`(
    place: Int, other: Character?, expected: Character
  ) {
    let read = [changed(Self.names, place, "K"), Self.numbers]
    let first = reading([Self.names, Self.numbers], unsure: (0, place, "K"), read: read)
    var second = seen([Self.names, Self.numbers])
    second[0][place] = other
    let settled = SecondOpinion.settle(first, seen: second)
    #expect(settled.lines == [changed(Self.names, place, expected), Self.numbers])
    #expect(abs(settled.confidences[0][place] - (expected == "K" ? 0.45 : 0.5)) < 1e-6)
  }

  @Test func `what the second reader sees is told of the rows that it read`() {
    var read = reading([Self.names, Self.numbers], unsure: (0, 6, "B"))
    #expect(read.secondReading == [nil, nil])
    var second = seen([changed(Self.names, 6, "B"), Self.numbers])
    second[0][43] = nil
    read.seen = second
    read.rowsReadTwice = [0]
    #expect(read.secondReading == [String(changed(Self.names, 6, "B").dropLast()) + " ", nil])
  }

  @Test func `a place that the second reader does not see is disputed`() {
    let read = reading([Self.names, Self.numbers], unsure: (0, 6, "B"))
    var second = seen([Self.names, Self.numbers])
    second[0][6] = nil
    let settled = SecondOpinion.settle(read, seen: second)
    #expect(settled.lines == [Self.names, Self.numbers])
    #expect(abs(settled.disputedConfidence - 0.5) < 1e-6)
  }
}
