import Domain

/// Every check that exists, one line each, alphabetical. An architecture test holds it complete.
public enum CheckCatalog {
  /// The checks, over the engines that they read with.
  /// - Parameter register: documents that were reported; nil where there is none to ask.
  public static func all(
    documents: any DocumentReading, letters: any LetterReading, faces: any FaceComparing,
    register: (any DocumentRegister)? = nil
  ) -> [any Check] {
    [
      DocumentCheck(reader: documents, register: register),
      FaceMatchCheck(comparer: faces),
      ProofOfAddressCheck(reader: letters),
    ]
  }
}
