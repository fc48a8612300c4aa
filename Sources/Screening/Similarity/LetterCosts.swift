/// What it costs to take one letter for another, in tenths of a plain change.
///
/// Cheap changes are those that romanisation, hearing, keyboards and optical reading make: vowels for one another, the
/// consonants that languages spell alike, doubled letters, digits for the letters that they look like. The values were
/// set by these kinds, not by cases; the labelled pairs and queries are measured with them as a whole.
// Safe: the tables are filled before `shared` can be read, and never written or freed after that.
struct LetterCosts: @unchecked Sendable {
  /// A plain change.
  static let plain: Int32 = 10
  /// Two neighbours in turned order.
  static let transposed: Int32 = 7
  /// A vowel, or y, too many.
  static let vowel: Int32 = 6
  /// An h too many: it is breath, or marks another letter (th, kh, gh).
  static let breath: Int32 = 4
  /// A letter written twice.
  static let doubled: Int32 = 3
  /// Least that two letters for one cost.
  static let contracted: Int32 = 3
  /// Cost of what is no way at all: above every limit.
  static let never: UInt8 = 200

  /// The one table of costs.
  static let shared = LetterCosts()

  /// Number of letters and digits; the tables are 64 wide, so that any number below 64 is in them.
  private static let alphabet = 36
  // Pointers, since a comparison of two words looks up a hundred costs and a search compares a thousand words.
  private let substitutions: UnsafePointer<UInt8>
  private let additions: UnsafePointer<UInt8>
  private let contractions: UnsafePointer<UInt8>

  private init() {
    substitutions = Self.kept(Self.substitutions())
    additions = Self.kept(Self.additions())
    contractions = Self.kept(Self.contractions())
  }

  private static func kept(_ table: [UInt8]) -> UnsafePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: table.count)
    memory.initialize(from: table, count: table.count)
    return UnsafePointer(memory)
  }

  /// Cost of one letter for another.
  func substituting(_ letter: UInt8, _ other: UInt8) -> Int32 {
    Int32(substitutions[Int(letter & 63) << 6 | Int(other & 63)])
  }

  /// Cost of a letter too many behind another.
  func adding(_ letter: UInt8, after before: UInt8) -> Int32 {
    Int32(additions[Int(before & 63) << 6 | Int(letter & 63)])
  }

  /// Cost of two letters for one; ``never`` where they are no such pair.
  func contracting(_ first: UInt8, _ second: UInt8, _ one: UInt8) -> Int32 {
    Int32(contractions[(Int(first & 63) << 6 | Int(second & 63)) << 6 | Int(one & 63)])
  }

  private static func substitutions() -> [UInt8] {
    var costs = [UInt8](repeating: UInt8(plain), count: 64 * 64)
    for letter in 0..<alphabet { costs[letter << 6 | letter] = 0 }
    func set(_ pairs: String, _ cost: UInt8) {
      for pair in pairs.split(separator: " ") {
        let codes = Letters.codes(String(pair))
        guard codes.count == 2 else { continue }
        costs[Int(codes[0]) << 6 | Int(codes[1])] = cost
        costs[Int(codes[1]) << 6 | Int(codes[0])] = cost
      }
    }
    set("ae ai ao au ei eo eu io iu ou ay ey oy uy", 6)
    set("ei ou iy ey ao", 4)
    set("ck cq kq sz ij jy uw vw iy xk", 4)
    set("cs bv fv gj gk gq dt bp sx tc zc hx gh zj zx", 6)
    set("mn lr pf kh", 7)
    set("o0 i1 l1 s5 b8 z2 g6 g9 a4 e3 t7 q9 d0 q0 il j1 i7", 3)
    return costs
  }

  private static func contractions() -> [UInt8] {
    var costs = [UInt8](repeating: never, count: 64 * 64 * 64)
    let rules =
      "phf:3 rnm:4 ksx:4 djj:4 zhj:4 tsc:5 ckk:3 ouu:4 oou:4 eei:4 cld:4 vvw:4 chc:4 shs:4 khk:4 khh:4 ghg:4 tzz:4 "
      + "tsz:4 csx:5 yai:6 iay:6 kss:8 qwk:6 guw:6 nnm:6 iim:8 lid:7 uew:6 aio:7 awo:6 auo:6 eyi:4 iey:4 tcc:4 dzz:5 "
      + "gnn:5 njn:5 nyn:5 ljl:5 lyl:5 uau:8 cis:8 jiz:8"
    for rule in rules.split(separator: " ") {
      let parts = rule.split(separator: ":")
      let codes = Letters.codes(String(parts[0]))
      guard codes.count == 3, parts.count == 2, let cost = UInt8(parts[1]) else { continue }
      costs[(Int(codes[0]) << 6 | Int(codes[1])) << 6 | Int(codes[2])] = cost
    }
    return costs
  }

  private static func additions() -> [UInt8] {
    var costs = [UInt8](repeating: UInt8(plain), count: 64 * 64)
    let soft = Letters.codes("aeiouy")
    let h = Letters.codes("h")
    for before in 0..<alphabet {
      for letter in 0..<alphabet {
        if before == letter {
          costs[before << 6 | letter] = UInt8(doubled)
        } else if soft.contains(UInt8(letter)) {
          costs[before << 6 | letter] = UInt8(vowel)
        } else if h.contains(UInt8(letter)) {
          costs[before << 6 | letter] = UInt8(breath)
        }
      }
    }
    return costs
  }
}
