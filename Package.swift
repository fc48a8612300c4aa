// swift-tools-version: 6.2
import PackageDescription

extension [SwiftSetting] {
  /// Warnings are errors, and existentials are written out.
  static let houseRules: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]

  /// The testing library's macros do not write existentials out.
  static let testRules: [SwiftSetting] = [.treatAllWarnings(as: .error)]
}

extension Target.Dependency {
  static let asn1: Self = .product(name: "SwiftASN1", package: "swift-asn1")
  static let argumentParser: Self = .product(name: "ArgumentParser", package: "swift-argument-parser")
  static let crypto: Self = .product(name: "Crypto", package: "swift-crypto")
  static let cryptoExtras: Self = .product(name: "CryptoExtras", package: "swift-crypto")
  static let httpClient: Self = .product(name: "AsyncHTTPClient", package: "async-http-client")
  static let hummingbird: Self = .product(name: "Hummingbird", package: "hummingbird")
  static let lifecycle: Self = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
  static let logging: Self = .product(name: "Logging", package: "swift-log")
  static let nio: Self = .product(name: "NIOCore", package: "swift-nio")
  static let nioHTTP1: Self = .product(name: "NIOHTTP1", package: "swift-nio")
  static let nioSSL: Self = .product(name: "NIOSSL", package: "swift-nio-ssl")
  static let nioPosix: Self = .product(name: "NIOPosix", package: "swift-nio")
}

extension Target {
  /// A room: a folder of `Sources`, with what it may import.
  static func room(_ name: String, _ dependencies: [Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: .houseRules)
  }

  /// A native wrapper or C shim: a folder of `Sources/Native`.
  static func native(_ name: String, _ dependencies: [Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Native/" + name, swiftSettings: .houseRules)
  }

  /// The tests of a room.
  static func tests(_ name: String, _ dependencies: [Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: .testRules)
  }
}

// The floor plan, one line a room: a room imports what its line names and nothing else.
let rooms: [Target] = [
  .room("Domain"),
  .room("Billing", ["Domain"]),
  .room("Screening", ["Domain"]),
  .room("Checks", ["Domain", "Screening"]),
  .room("Reports", ["Domain"]),
  .room("Workflows", ["Domain", "Billing", "Checks", "Reports", "Screening", "TransparencyLog", .logging]),
  .room("PostgreSQL", ["CLibpq", "CEventPoll", .logging]),
  .room("PostgreSQLCluster", [.logging]),
  .room("Sealing", ["Domain", .crypto, .cryptoExtras]),
  .room("Storage", ["Domain", "PostgreSQL", "Sealing", "TransparencyLog", .crypto, .logging]),
  .room("EvidenceStores", ["Domain", "TransparencyLog", .crypto, .httpClient, .nio, .nioHTTP1, .nioPosix]),
  .room(
    "Delivery",
    ["Domain", "TransparencyLog", .crypto, .httpClient, .logging, .nio, .nioHTTP1, .nioPosix, .nioSSL]),
  // A price model reads its own terms, so that it stays one file; TenantFiles only says where in a file they are.
  .room("TenantFiles", ["Domain", "Billing", "Yams"]),
  .room("TransparencyLog", ["Domain", .asn1, .crypto]),
  .room("EngineProtocol"),
  .room("Engines", ["Domain", "EngineProtocol"]),
  .room("ListFiles", ["Domain", .crypto]),
  .room("HTTPAPI", ["Domain", "ListFiles", "Workflows", .hummingbird, .crypto, .logging, .nio]),
]

// Where Debian keeps the headers of Pango and what it stands on. Written out, since the package manager takes no
// `-pthread` from pkg-config and says so in every build.
let pangoHeaders =
  ["pango-1.0", "glib-2.0", "harfbuzz", "freetype2", "cairo"].map { "-I/usr/include/" + $0 }
  + ["x86_64", "aarch64"].map { "-I/usr/lib/\($0)-linux-gnu/glib-2.0/include" }

let natives: [Target] = [
  .systemLibrary(
    name: "CLibpq", path: "Sources/Native/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
  .target(name: "CBarcodes", path: "Sources/Native/CBarcodes"),
  .target(name: "CEventPoll", path: "Sources/Native/CEventPoll"),
  .target(name: "CImaging", path: "Sources/Native/CImaging"),
  .target(name: "COpenVINO", path: "Sources/Native/COpenVINO"),
  .target(name: "CSandbox", path: "Sources/Native/CSandbox"),
  .target(name: "CTesseract", path: "Sources/Native/CTesseract"),
  .target(name: "CTypesetting", path: "Sources/Native/CTypesetting", cSettings: [.unsafeFlags(pangoHeaders)]),
  .native("Barcodes", ["CBarcodes", "Imaging"]),
  .native("Forensics", ["Imaging"]),
  .native("Imaging", ["CImaging"]),
  .native("Inference", ["COpenVINO"]),
  .native("TextRecognition", ["Imaging", "Inference"]),
  .native("FaceRecognition", ["Imaging", "Inference"]),
  .native("ScriptRecognition", ["CTesseract", "Imaging"]),
  .native("Typesetting", ["CTypesetting"]),
  .native("Sandbox", ["CSandbox"]),
]

let programs: [Target] = [
  .executableTarget(
    name: "Assay",
    dependencies: [
      "Billing", "Checks", "Delivery", "Domain", "EngineProtocol", "Engines", "EvidenceStores", "HTTPAPI", "PostgreSQL",
      "ListFiles", "PostgreSQLCluster", "Sandbox", "Sealing", "Storage", "TenantFiles", "TransparencyLog", "Workflows",
      .argumentParser, .crypto, .httpClient, .hummingbird, .lifecycle, .logging, .nio, .nioPosix,
    ], swiftSettings: .houseRules),
  .executableTarget(
    name: "AssayEngine",
    dependencies: [
      "Barcodes", "Domain", "EngineProtocol", "FaceRecognition", "Forensics", "Imaging", "Inference", "Sandbox",
      "ListFiles", "Screening", "ScriptRecognition", "TextRecognition", "Typesetting", .crypto,
    ],
    swiftSettings: .houseRules),
]

let tests: [Target] = [
  .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: .houseRules),
  .tests("AccuracyTests", ["AssayEngine", "Domain", "ListFiles"]),
  .tests("ArchitectureTests"),
  .tests("BarcodesTests", ["Barcodes", "Imaging"]),
  .tests("BillingTests", ["Billing", "Domain", "SeededNumbers"]),
  .tests("ChecksTests", ["Checks", "Domain", "Screening"]),
  .tests("DeliveryTests", ["Delivery", "Domain", "TransparencyLog"]),
  .tests("DomainTests", ["Domain", "SeededNumbers"]),
  .tests("EndToEndTests", ["Assay", "AssayEngine"]),
  .tests("EngineProtocolTests", ["EngineProtocol", "SeededNumbers"]),
  .tests(
    "EnginesTests",
    ["AssayEngine", "Domain", "EngineProtocol", "Engines", "FaceRecognition", "Imaging", "TextRecognition"]),
  .tests(
    "EvidenceStoresTests",
    ["Domain", "EvidenceStores", "TransparencyLog", .httpClient, .nio, .nioHTTP1, .nioPosix]),
  .tests("FaceRecognitionTests", ["FaceRecognition", "Imaging"]),
  .tests("ForensicsTests", ["Forensics", "Imaging", "SeededNumbers"]),
  .tests("ImagingTests", ["AssayEngine", "EngineProtocol", "Engines", "Imaging", "SeededNumbers"]),
  .tests("PostgreSQLClusterTests", ["PostgreSQLCluster", .logging]),
  .tests("PostgreSQLTests", ["PostgreSQL", "PostgreSQLCluster", .logging]),
  .tests("ListFilesTests", ["Domain", "ListFiles", "SeededNumbers"]),
  .tests("ReportsTests", ["Domain", "Reports"]),
  .tests("ScreeningTests", ["Domain", "Screening"]),
  .tests("ScriptRecognitionTests", ["Imaging", "ScriptRecognition"]),
  .tests("SealingTests", ["Domain", "Sealing"]),
  .tests(
    "StorageTests",
    ["Domain", "PostgreSQL", "PostgreSQLCluster", "Sealing", "Storage", "TransparencyLog", .logging]),
  .tests("TenantFilesTests", ["Billing", "Domain", "TenantFiles"]),
  .tests("TextRecognitionTests", ["Imaging", "TextRecognition"]),
  .tests("TypesettingTests", ["Typesetting"]),
  .tests("TransparencyLogTests", ["Domain", "SeededNumbers", "TransparencyLog"]),
  .tests("WorkflowsTests", ["Billing", "Checks", "Domain", "Screening", "TransparencyLog", "Workflows", .logging]),
]

// Coverage-guided fuzzing: its entries are also fed their corpus by ordinary tests; only `make fuzz-entries`, which
// says so in the environment, builds the rooms with libFuzzer's counters and the program that drives it.
let fuzzing: [Target] = [
  .target(
    name: "FuzzEntries",
    dependencies: [
      "Barcodes", "Delivery", "Domain", "EngineProtocol", "Forensics", "HTTPAPI", "Imaging", "TenantFiles",
      "TransparencyLog",
    ],
    path: "Tests/Fuzzing/Entries", swiftSettings: .houseRules),
  .testTarget(
    name: "FuzzingTests", dependencies: ["FuzzEntries"], path: "Tests/Fuzzing/Replay", swiftSettings: .testRules),
]
let isInstrumented = Context.environment["ASSAY_FUZZ"] == "1"
let driver = Target.executableTarget(
  name: "assay-fuzz", dependencies: ["FuzzEntries"], path: "Tests/Fuzzing/Program",
  linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-Xlinker", "-z", "-Xlinker", "muldefs"])])
if isInstrumented {
  for target in rooms + natives + fuzzing where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer,address"])]
    target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
    target.cxxSettings = [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])]
  }
}

let package = Package(
  name: "assay",
  products: [
    .executable(name: "assay", targets: ["Assay"]),
    .executable(name: "assay-engine", targets: ["AssayEngine"]),
  ],
  dependencies: [
    // The HTTP server, on NIO: streaming bodies with back-pressure.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    // Outgoing HTTP: S3-compatible stores and webhooks.
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    // Event loops and byte buffers under both.
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    // TLS under both: webhooks tell its errors apart.
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    // Start, signals and orderly shutdown.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    // Structured logs.
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    // DER of timestamps (RFC 3161); swift-crypto stands on it already.
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    // AES-GCM, HMAC, HKDF, scrypt.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    // The command line.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    // Tenant files and price books.
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: rooms + natives + programs + tests + fuzzing + (isInstrumented ? [driver] : []),
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)
