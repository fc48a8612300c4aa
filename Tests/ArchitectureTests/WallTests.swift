import Foundation
import Testing

@Suite("The walls between rooms")
struct WallTests {
  /// The floor plan: what each room may import, beside the standard library's own modules.
  static let plan: [String: Set<String>] = [
    "Domain": ["FoundationEssentials", "Synchronization"],
    "Billing": ["Domain", "Foundation", "FoundationEssentials"],
    "Screening": ["Domain", "Foundation"],
    "Checks": ["Domain", "Screening", "FoundationEssentials"],
    "Reports": ["Domain", "Foundation"],
    "ListFiles": ["Domain", "Crypto", "FoundationEssentials"],
    "Workflows": [
      "Domain", "Billing", "Checks", "Reports", "Screening", "TransparencyLog", "FoundationEssentials", "Logging",
      "Synchronization",
    ],
    "Sealing": ["Domain", "Crypto", "CryptoExtras", "Foundation", "FoundationEssentials"],
    "Storage": [
      "Domain", "PostgreSQL", "Sealing", "TransparencyLog", "Crypto", "Dispatch", "FoundationEssentials", "Logging",
      "Synchronization",
    ],
    "PostgreSQL": [
      "CLibpq", "CEventPoll", "FoundationEssentials", "Glibc", "Logging", "Synchronization",
    ],
    "PostgreSQLCluster": ["Foundation", "FoundationEssentials", "Glibc", "Logging", "Synchronization", "Dispatch"],
    "EvidenceStores": [
      "Domain", "AsyncHTTPClient", "Crypto", "Foundation", "FoundationEssentials", "Glibc", "NIOCore", "NIOHTTP1",
      "NIOPosix", "TransparencyLog",
    ],
    "Delivery": [
      "Domain", "TransparencyLog", "AsyncHTTPClient", "Crypto", "Foundation", "FoundationEssentials", "Glibc",
      "Logging", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL", "Synchronization",
    ],
    "TenantFiles": ["Domain", "Billing", "Foundation", "FoundationEssentials", "Yams"],
    "TransparencyLog": ["Domain", "Crypto", "FoundationEssentials", "SwiftASN1"],
    "EngineProtocol": ["Foundation", "FoundationEssentials", "Glibc"],
    "Engines": [
      "Domain", "EngineProtocol", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ],
    "HTTPAPI": [
      "Domain", "ListFiles", "Workflows", "Crypto", "FoundationEssentials", "HTTPTypes", "Hummingbird", "Logging",
      "NIOCore", "Synchronization",
    ],
    "Native/Barcodes": ["CBarcodes", "Glibc", "Imaging"],
    "Native/Forensics": ["Imaging", "Glibc"],
    "Native/Imaging": ["CImaging", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"],
    "Native/Inference": ["COpenVINO", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"],
    "Native/TextRecognition": [
      "Imaging", "Inference", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ],
    "Native/FaceRecognition": [
      "Imaging", "Inference", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ],
    "Native/ScriptRecognition": ["CTesseract", "Imaging", "Glibc"],
    "Native/Typesetting": ["CTypesetting"],
    "Native/Sandbox": ["CSandbox", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"],
  ]

  @Test(arguments: plan.keys.sorted())
  func `a room imports what the floor plan allows and nothing else`(room: String) throws {
    let allowed = try #require(Self.plan[room])
    let files = try SourceTree.swiftFiles(under: "Sources/" + room)
    #expect(!files.isEmpty, "the plan names a room that is not there")
    for (path, text) in files {
      let foreign = Self.imports(text).subtracting(allowed)
      #expect(foreign.isEmpty, "\(path) imports \(foreign.sorted())")
    }
  }

  @Test func `every folder of Sources is a room of the floor plan or a program`() throws {
    let programs: Set<String> = ["Assay", "AssayEngine", "Native"]
    let folders = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path + "/Sources")
    for folder in folders where !programs.contains(folder) {
      #expect(Self.plan[folder] != nil, "\(folder) is not on the floor plan")
    }
  }

  @Test func `each C module has exactly one importer`() throws {
    var importers: [String: Set<String>] = [:]
    for (path, text) in try SourceTree.swiftFiles(under: "Sources") {
      let parts = path.split(separator: "/")
      let room = parts[1] == "Native" ? "Native/" + parts[2] : String(parts[1])
      for module in Self.imports(text) where module.hasPrefix("C") && module.dropFirst().first?.isUppercase == true {
        guard module != "CryptoExtras" else { continue }
        importers[module, default: []].insert(room)
      }
    }
    #expect(!importers.isEmpty)
    for (module, rooms) in importers { #expect(rooms.count == 1, "\(module) is imported by \(rooms.sorted())") }
  }

  /// Modules of the file's import lines.
  static func imports(_ text: String) -> Set<String> {
    var modules: Set<String> = []
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ").map(String.init)
      while let first = words.first,
        ["public", "internal", "private", "package", "@preconcurrency", "@testable"].contains(first)
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count >= 2 else { continue }
      let name = ["struct", "func", "class", "enum", "var", "let"].contains(words[1]) ? words[2] : words[1]
      modules.insert(String(name.split(separator: ".")[0]))
    }
    return modules
  }
}
