import Testing
import TransparencyLog

/// What Tests/Auditor/tlog/known_answers.py prints: roots and proofs of the eight leaves that Certificate
/// Transparency's own tests use. Hashes of proofs are named by the leaves that they stand for.
enum KnownAnswers {
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
  ].map(bytes(hex:))

  /// Roots of the trees over the first 0 through 8 leaves.
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  /// Leaf, size and path.
  static let inclusions: [(index: Int64, size: Int64, path: String)] = [
    (0, 1, ""),
    (0, 2, "12"),
    (1, 2, "01"),
    (0, 3, "12 23"),
    (1, 3, "01 23"),
    (2, 3, "02"),
    (0, 4, "12 24"),
    (1, 4, "01 24"),
    (2, 4, "34 02"),
    (3, 4, "23 02"),
    (0, 5, "12 24 45"),
    (1, 5, "01 24 45"),
    (2, 5, "34 02 45"),
    (3, 5, "23 02 45"),
    (4, 5, "04"),
    (0, 6, "12 24 46"),
    (1, 6, "01 24 46"),
    (2, 6, "34 02 46"),
    (3, 6, "23 02 46"),
    (4, 6, "56 04"),
    (5, 6, "45 04"),
    (0, 7, "12 24 47"),
    (1, 7, "01 24 47"),
    (2, 7, "34 02 47"),
    (3, 7, "23 02 47"),
    (4, 7, "56 67 04"),
    (5, 7, "45 67 04"),
    (6, 7, "46 04"),
    (0, 8, "12 24 48"),
    (1, 8, "01 24 48"),
    (2, 8, "34 02 48"),
    (3, 8, "23 02 48"),
    (4, 8, "56 68 04"),
    (5, 8, "45 68 04"),
    (6, 8, "78 46 04"),
    (7, 8, "67 46 04"),
  ]

  /// Old size, new size and path.
  static let consistencies: [(old: Int64, size: Int64, path: String)] = [
    (1, 2, "12"),
    (1, 3, "12 23"),
    (2, 3, "23"),
    (1, 4, "12 24"),
    (2, 4, "24"),
    (3, 4, "23 34 02"),
    (1, 5, "12 24 45"),
    (2, 5, "24 45"),
    (3, 5, "23 34 02 45"),
    (4, 5, "45"),
    (1, 6, "12 24 46"),
    (2, 6, "24 46"),
    (3, 6, "23 34 02 46"),
    (4, 6, "46"),
    (5, 6, "45 56 04"),
    (1, 7, "12 24 47"),
    (2, 7, "24 47"),
    (3, 7, "23 34 02 47"),
    (4, 7, "47"),
    (5, 7, "45 56 67 04"),
    (6, 7, "46 67 04"),
    (1, 8, "12 24 48"),
    (2, 8, "24 48"),
    (3, 8, "23 34 02 48"),
    (4, 8, "48"),
    (5, 8, "45 56 68 04"),
    (6, 8, "46 68 04"),
    (7, 8, "67 78 46 04"),
  ]

  /// Hashes by the first leaf below them and the one past the last.
  static let hashes = [
    "01": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "02": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "04": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "12": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "23": "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
    "24": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "34": "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
    "45": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "46": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "47": "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e",
    "48": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "56": "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
    "67": "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
    "68": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "78": "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
  ]

  static func path(_ names: String) throws -> [TreeHash] {
    try names.split(separator: " ").map { name in
      let text = try #require(hashes[String(name)])
      return try #require(TreeHash(bytes(hex: text)))
    }
  }

  static func bytes(hex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
