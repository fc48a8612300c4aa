// swift-tools-version: 6.2
import PackageDescription

extension [SwiftSetting] {
  /// Warnings are errors, and every import says how far it reaches.
  static let houseRules: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
}

extension Target.Dependency {
  static let logging: Self = .product(name: "Logging", package: "swift-log")
  static let crypto: Self = .product(name: "Crypto", package: "swift-crypto")
  static let cryptoExtras: Self = .product(name: "CryptoExtras", package: "swift-crypto")
  static let httpClient: Self = .product(name: "AsyncHTTPClient", package: "async-http-client")
  static let hummingbird: Self = .product(name: "Hummingbird", package: "hummingbird")
  static let nio: Self = .product(name: "NIOCore", package: "swift-nio")
  static let nioPosix: Self = .product(name: "NIOPosix", package: "swift-nio")
}

// One line a room, as on the floor plan: a room imports what its line names and nothing else.
let rooms: [Target] = [
  .target(name: "Domain", swiftSettings: .houseRules),
  .target(name: "Sealing", dependencies: ["Domain", .crypto, .cryptoExtras], swiftSettings: .houseRules),
  .target(name: "Checks", dependencies: ["Domain"], swiftSettings: .houseRules),
  .target(name: "Workflows", dependencies: ["Domain", "Billing", "Checks", .logging], swiftSettings: .houseRules),
  .target(
    name: "Storage", dependencies: ["Domain", "PostgreSQL", "Sealing", .crypto, .logging], swiftSettings: .houseRules),
  .target(
    name: "HTTPAPI", dependencies: ["Domain", "Workflows", .hummingbird, .crypto, .logging, .nio],
    swiftSettings: .houseRules),
  .target(name: "Billing", dependencies: ["Domain"], swiftSettings: .houseRules),
  .target(name: "TenantFiles", dependencies: ["Domain", "Yams"], swiftSettings: .houseRules),
  .systemLibrary(
    name: "CLibpq", path: "Sources/Native/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
  .target(name: "CEventPoll", path: "Sources/Native/CEventPoll"),
  .target(name: "PostgreSQL", dependencies: ["CLibpq", "CEventPoll", .logging], swiftSettings: .houseRules),
  .target(name: "PostgreSQLCluster", dependencies: [.logging], swiftSettings: .houseRules),
]

let package = Package(
  name: "assay",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: rooms + [
    .executableTarget(name: "Assay", dependencies: [
      .product(name: "Hummingbird", package: "hummingbird"),
      .product(name: "HummingbirdTesting", package: "hummingbird"),
      .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOSSL", package: "swift-nio-ssl"),
      .product(name: "Crypto", package: "swift-crypto"),
      .product(name: "CryptoExtras", package: "swift-crypto"),
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      "Yams",
    ]),
  ],
  swiftLanguageModes: [.v6]
)
