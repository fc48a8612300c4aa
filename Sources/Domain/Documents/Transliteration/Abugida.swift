/// A script of India whose consonants carry a vowel of their own, spelled in the way of the Hunterian system: no marks
/// on letters, vowels by their sound.
struct Abugida {
  let consonants: [Unicode.Scalar: [String]]
  /// Consonants with a nukta below.
  var dotted: [Unicode.Scalar: [String]] = [:]
  /// Clusters that are spoken in a way of their own, by their two consonants.
  let conjuncts: [String: [String]]
  /// Consonants that sound otherwise as the latter part of a cluster.
  var joined: [Unicode.Scalar: [String]] = [:]
  let vowels: [Unicode.Scalar: [String]]
  let signs: [Unicode.Scalar: [String]]
  /// Signs after the vowel: breath and nasal ones; "N" becomes M before labials.
  let modifiers: [Unicode.Scalar: [String]]
  let nukta: Unicode.Scalar
  let virama: Unicode.Scalar
  /// The vowel that a bare consonant carries.
  let inherent: [String]

  private enum Vowel: Equatable {
    case inherent, silent
    case written([String])
  }

  private struct Syllable {
    var onset: [[String]] = []
    var vowel: Vowel
    var tail: [[String]] = []
  }

  /// The places of a word's spelling; nil where it has a sign that is not known.
  func places(of run: [Character]) -> [[String]]? {
    guard let syllables = syllables(of: run) else { return nil }
    let dropped = silentVowels(of: syllables)
    var places: [[String]] = []
    for (index, syllable) in syllables.enumerated() {
      places += syllable.onset
      switch syllable.vowel {
      case .silent: break
      case .written(let forms): places.append(forms)
      case .inherent: places.append(inherentForms(at: index, in: syllables, dropped: dropped.contains(index)))
      }
      places += syllable.tail
    }
    return places
  }

  /// The same word for ``ConsonantSkeleton``: inherent vowels may be missing, written ones may be any.
  func sounds(of run: [Character]) -> [SkeletonSound]? {
    guard let syllables = syllables(of: run) else { return nil }
    var sounds: [SkeletonSound] = []
    for (index, syllable) in syllables.enumerated() {
      sounds += syllable.onset.map { SkeletonSound(forms: $0) }
      switch syllable.vowel {
      case .silent: break
      case .written: sounds.append(SkeletonSound(forms: ["A", "E", "I", "O", "U", "Y"]))
      case .inherent: sounds.append(SkeletonSound(forms: index + 1 == syllables.count ? inherent + [""] : [""]))
      }
      sounds += syllable.tail.map { SkeletonSound(forms: $0) }
    }
    return sounds
  }

  private func inherentForms(at index: Int, in syllables: [Syllable], dropped: Bool) -> [String] {
    if index == 0, syllables.count > 1 { return inherent }
    let last = index + 1 == syllables.count
    if last { return syllables[index].onset.count > 1 && index > 0 || index == 0 ? inherent + [""] : [""] + inherent }
    return dropped ? [""] + inherent : inherent + [""]
  }

  /// Inherent vowels that speech drops: between a vowel and one consonant before, and one consonant and a vowel after,
  /// from the end of the word on (Ohala, "Aspects of Hindi Phonology", 1983).
  private func silentVowels(of syllables: [Syllable]) -> Set<Int> {
    var dropped: Set<Int> = []
    for index in syllables.indices.reversed() where index > 0 && index + 1 < syllables.count {
      let next = syllables[index + 1]
      guard syllables[index].vowel == .inherent, syllables[index].tail.isEmpty, syllables[index].onset.count == 1,
        next.onset.count == 1, !dropped.contains(index + 1)
      else { continue }
      // The last consonant's own vowel is not spoken either.
      if index + 2 == syllables.count, next.vowel == .inherent, next.tail.isEmpty { continue }
      dropped.insert(index)
    }
    return dropped
  }

  private func syllables(of run: [Character]) -> [Syllable]? {
    let scalars = run.flatMap(\.unicodeScalars).filter { $0.value != 0x200C && $0.value != 0x200D }
    var syllables: [Syllable] = []
    var index = 0
    var joins = false
    while index < scalars.count {
      let scalar = scalars[index]
      if let read = consonant(at: index, in: scalars, joins: joins) {
        if joins, !syllables.isEmpty {
          syllables[syllables.count - 1].onset.append(read.forms)
          syllables[syllables.count - 1].vowel = .inherent
        } else {
          syllables.append(Syllable(onset: [read.forms], vowel: .inherent))
        }
        index += read.length
        joins = false
        continue
      }
      joins = false
      if let forms = vowels[scalar] {
        syllables.append(Syllable(vowel: .written(forms)))
      } else if scalar == virama {
        if !syllables.isEmpty { syllables[syllables.count - 1].vowel = .silent }
        joins = true
      } else if let forms = signs[scalar] {
        if !syllables.isEmpty { syllables[syllables.count - 1].vowel = .written(forms) }
      } else if var forms = modifiers[scalar] {
        let next = index + 1 < scalars.count ? consonants[scalars[index + 1]]?.first?.first : nil
        if let next, "PBM".contains(next), forms.first == "N" { forms = ["M", "N"] }
        if !syllables.isEmpty { syllables[syllables.count - 1].tail.append(forms) }
      } else if scalar != nukta, scalar.properties.generalCategory != .nonspacingMark {
        return nil
      }
      index += 1
    }
    return syllables
  }

  /// The consonant or known cluster at a place, and how many scalars it takes.
  private func consonant(
    at index: Int, in scalars: [Unicode.Scalar], joins: Bool
  ) -> (forms: [String], length: Int)? {
    let scalar = scalars[index]
    guard let plain = consonants[scalar] else { return nil }
    if index + 2 < scalars.count, scalars[index + 1] == virama {
      let pair = String(String.UnicodeScalarView([scalar, scalars[index + 2]]))
      if let forms = conjuncts[pair] { return (forms, 3) }
    }
    if index + 1 < scalars.count, scalars[index + 1] == nukta { return (dotted[scalar] ?? plain, 2) }
    return (joins ? joined[scalar] ?? plain : plain, 1)
  }
}
