/// All ways to write a name at once: at each place one of several forms.
struct SpellingLattice: Equatable {
  /// Forms of capital letters, digits and spaces; no place is without one.
  let places: [[String]]

  /// Leaves silent places out, merges gaps and trims them at both ends.
  init(_ places: [[String]]) {
    var kept: [[String]] = []
    for place in places where place != [""] {
      if place == [" "], kept.isEmpty || kept.last == [" "] { continue }
      kept.append(place)
    }
    if kept.last == [" "] { kept.removeLast() }
    self.places = kept
  }

  /// The spellings, the recommended one first; once there are as many as allowed, later places keep to theirs.
  func spellings(atMost limit: Int) -> [String] {
    var ways = [""]
    for forms in places {
      ways =
        ways.count * forms.count <= limit
        ? forms.flatMap { form in ways.map { $0 + form } } : ways.map { $0 + (forms.first ?? "") }
    }
    var seen: Set<String> = [""]
    return ways.map { $0.split(separator: " ").joined(separator: " ") }.filter { seen.insert($0).inserted }
  }

  /// Whether a text is one of the spellings, every one counted; or the beginning of one where it may be cut short.
  func accepts(_ text: [UInt8], cutShort: Bool = false) -> Bool {
    guard !places.isEmpty, !text.isEmpty, text.count <= NameReading.scalarsMax else { return false }
    var reached = [true] + Array(repeating: false, count: text.count)
    for forms in places {
      var next = Array(repeating: false, count: text.count + 1)
      var alive = false
      for form in forms {
        let letters = Array(form.utf8)
        for start in 0...text.count where reached[start] {
          let shared = min(letters.count, text.count - start)
          guard letters[..<shared].elementsEqual(text[start..<start + shared]) else { continue }
          if cutShort, start + shared == text.count { return true }
          guard shared == letters.count else { continue }
          next[start + shared] = true
          alive = true
        }
      }
      guard alive else { return false }
      reached = next
    }
    return reached[text.count]
  }

  /// The same places without their gaps.
  var withoutGaps: SpellingLattice {
    SpellingLattice(places.map { place in place.map { form in form.filter { $0 != " " } } })
  }
}
