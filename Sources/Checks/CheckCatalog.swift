import Domain

/// Every check that exists, one line each, alphabetical. An architecture test holds it complete.
public enum CheckCatalog {
  /// The checks, over the engines that they read with.
  public static func all(documents: any DocumentReading, faces: any FaceComparing) -> [any Check] {
    [
      DocumentCheck(reader: documents),
      FaceMatchCheck(comparer: faces),
    ]
  }
}
