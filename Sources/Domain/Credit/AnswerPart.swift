/// What is wrong with a provider's answer: where, and what should be there. Repeats nothing of the answer.
public struct AnswerFault: Error, Sendable, Hashable {
  /// A JSON pointer (RFC 6901); empty for the answer as a whole.
  public let pointer: String
  /// Such as `a whole number of 0 through 10000`.
  public let expected: String

  /// A fault.
  public init(at pointer: String, expected: String) {
    self.pointer = pointer
    self.expected = expected
  }
}

/// A part of a provider's answer, at its place.
struct AnswerPart {
  /// Nil where the member is missing.
  private let value: JSON?
  private let pointer: String

  /// The whole answer.
  init(_ value: JSON) { self.init(value, at: "") }

  private init(_ value: JSON?, at pointer: String) {
    self.value = value
    self.pointer = pointer
  }

  /// A member of an object; one of anything else is missing.
  func member(_ name: String) -> AnswerPart { AnswerPart(value?[name], at: pointer + "/" + name) }

  /// That something else was expected here.
  func fault(_ expected: String) -> AnswerFault { AnswerFault(at: pointer, expected: expected) }

  /// True for null, which says that there is none; a missing member says nothing.
  var isNull: Bool {
    get throws(AnswerFault) {
      guard let value else { throw fault("a value or null") }
      return value == .null
    }
  }

  func expect(_ text: String) throws(AnswerFault) {
    guard value?.text == text else { throw fault("\"\(text)\"") }
  }

  func integer(_ range: ClosedRange<Int>) throws(AnswerFault) -> Int {
    guard let number = value?.integer, let whole = Int(exactly: number), range.contains(whole) else {
      throw fault("a whole number of \(range.lowerBound) through \(range.upperBound)")
    }
    return whole
  }

  /// A text of 1 through `lengthMax` characters without control characters.
  func line(lengthMax: Int) throws(AnswerFault) -> String {
    guard let text = value?.text, (1...lengthMax).contains(text.count),
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else { throw fault("one line of 1 through \(lengthMax) characters") }
    return text
  }

  func day() throws(AnswerFault) -> CalendarDate {
    guard let day = value?.text.flatMap({ CalendarDate(iso: $0) }) else { throw fault("a day, YYYY-MM-DD") }
    return day
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of: Choice.Type = Choice.self
  ) throws(AnswerFault) -> Choice {
    guard let choice = value?.text.flatMap(Choice.init(rawValue:)) else {
      throw fault("one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func elements(countMax: Int) throws(AnswerFault) -> [AnswerPart] {
    guard let elements = value?.elements, elements.count <= countMax else {
      throw fault("a list of at most \(countMax) elements")
    }
    return elements.enumerated().map { AnswerPart($1, at: "\(pointer)/\($0)") }
  }
}
