import Foundation
import Testing

@Suite("The shape of files and folders")
struct ShapeTests {
  /// Tables that are data rather than code.
  static let tables: Set<String> = []

  @Test func `no source file is longer than 300 lines`() throws {
    for (path, text) in try SourceTree.swiftFiles(under: "Sources") where !Self.tables.contains(path) {
      #expect(SourceTree.lines(text) <= 300, "\(path) has \(SourceTree.lines(text)) lines")
    }
  }

  @Test func `no line is longer than 120 columns`() throws {
    for (path, text) in try SourceTree.swiftFiles(under: "Sources") {
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        #expect(line.count <= 120, "\(path):\(index + 1)")
      }
    }
  }

  @Test func `nothing is forced, tried in silence, or left to do`() throws {
    let banned = ["TODO", "FIXME", "fatalError("]
    for (path, text) in try SourceTree.swiftFiles(under: "Sources") {
      for word in banned { #expect(!text.contains(word), "\(path) contains \(word)") }
      #expect(!text.contains(/\btry[!?]/), "\(path) forces a throw, or hides its reason")
    }
  }

  @Test func `no folder is a drawer for everything`() throws {
    let banned: Set<String> = ["Common", "Utils", "Core", "Shared", "Helpers", "Manager"]
    for path in try SourceTree.files(under: "Sources") {
      #expect(banned.isDisjoint(with: Set(path.split(separator: "/").map(String.init))), "\(path)")
    }
  }

  @Test func `migrations are numbered without a gap and say why and what they lock`() throws {
    let files = try SourceTree.files(under: "Migrations")
    #expect(!files.isEmpty)
    for (index, path) in files.enumerated() {
      let name = path.split(separator: "/")[1]
      #expect(Int(name.prefix(4)) == index + 1, "\(path)")
      let text = try SourceTree.text(path)
      #expect(text.hasPrefix("-- Why: "), "\(path)")
      #expect(text.contains("\n-- Locks: "), "\(path)")
    }
  }

  @Test func `no SQL is put together from values`() throws {
    for (path, text) in try SourceTree.swiftFiles(under: "Sources/Storage") {
      for line in text.split(separator: "\n") where line.contains("\\(") {
        let lower = line.lowercased()
        let isStatement = ["select ", "insert into", "update ", "delete from"].contains { lower.contains($0) }
        #expect(!isStatement, "\(path): \(line)")
      }
    }
  }

  @Test func `every check that is available stands in the catalogue and has its own folder`() throws {
    let catalogue = try SourceTree.text("Sources/Checks/CheckCatalog.swift")
    let types = try SourceTree.text("Sources/Domain/Checks/CheckType.swift")
    let available = try #require(types.firstMatch(of: /var isAvailable: Bool \{\s+switch self \{\s+case ([^:]+): true/))
    let names = available.output.1.matches(of: /\.([a-zA-Z]+)/).map { String($0.output.1) }
    #expect(names.count >= 4)
    for name in names {
      let type = name.prefix(1).uppercased() + name.dropFirst()
      #expect(catalogue.contains(type + "Check("), "\(type) is missing in CheckCatalog")
      let folder = try SourceTree.files(under: "Sources/Checks/" + type)
      for part in ["Check", "Rules", "Settings"] {
        #expect(folder.contains("Sources/Checks/\(type)/\(type)\(part).swift"), "\(type)\(part).swift is missing")
      }
    }
  }

  @Test func `every document type's file stands in the catalogue, and nothing else does`() throws {
    let catalogue = try SourceTree.text("Sources/Domain/Documents/Types/DocumentSpecifications.swift")
    let files = try SourceTree.files(under: "Sources/Domain/Documents/Types/Known")
    let members = files.map { path in
      let name = path.split(separator: "/")[5].dropLast(6)
      return name.prefix(1).lowercased() + name.dropFirst()
    }
    let listed = catalogue.split(separator: "\n").filter { $0.hasPrefix("    .") }.map { $0.dropFirst(5).dropLast() }
    #expect(listed.map(String.init) == members.sorted { $0.lowercased() < $1.lowercased() })
  }

  @Test func `every format of symbols has a file and stands in the catalogue`() throws {
    let catalogue = try SourceTree.text("Sources/Checks/Document/Symbols/SymbolFormats.swift")
    let files = try SourceTree.files(under: "Sources/Checks/Document/Symbols").filter { $0.hasSuffix("Symbol.swift") }
    let named = try files.map { path in
      let text = try SourceTree.text(path)
      return try #require(text.firstMatch(of: /static let (\w+) = SymbolFormat\(/), "\(path)").output.1
    }
    #expect(named.count >= 3)
    for name in named { #expect(catalogue.contains("    ." + name + ",\n"), "\(name) is missing in SymbolFormats") }
  }

  @Test func `every price model's file stands in the catalogue`() throws {
    let catalogue = try SourceTree.text("Sources/Billing/Prices/PriceModelCatalog.swift")
    let files = try SourceTree.files(under: "Sources/Billing/Prices/Models")
    let names = files.map { String($0.split(separator: "/")[4].dropLast(6)) }
    #expect(names.count >= 5)
    // The price of one is a bare decimal and needs no name.
    let listed = catalogue.split(separator: "\n").filter { $0.hasSuffix("Price.self,") }.map {
      $0.dropFirst(4).dropLast(6)
    }
    #expect(listed.map(String.init) == names.filter { $0 != "PerUnitPrice" }.sorted())
    #expect(catalogue.contains("PerUnitPrice(terms)"))
  }

  @Test func `every language's file stands in the catalogue`() throws {
    let catalogue = try SourceTree.text("Sources/Domain/Languages/Languages.swift")
    for path in try SourceTree.files(under: "Sources/Domain/Languages/Known") {
      let name = path.split(separator: "/")[4].dropLast(6)
      let member = name.prefix(1).lowercased() + name.dropFirst()
      #expect(catalogue.contains("." + member) || catalogue.contains(name), "\(name) is missing in Languages")
    }
  }
}
