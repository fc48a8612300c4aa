import FoundationEssentials

/// Takes customers over and keeps how far each import is. Every method that writes is one transaction.
public protocol ImportStore: Sendable {
  /// Opens an import.
  /// - Parameter consents: what every customer of it agreed to, at most 10.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key.
  func open(_ id: ImportID, consents: [Consent], in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// One import.
  func view(_ id: ImportID, in realm: Realm) async throws(StoreError) -> CustomerImport
  /// Imports, newest first.
  func list(after: ImportID?, limit: Int, in realm: Realm) async throws(StoreError) -> [CustomerImport]
  /// Problems of the rejected rows, by row and position, after one of them.
  func rejections(of id: ImportID, after: (row: Int, position: Int)?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [RowRejection]
  /// Takes rows, all or none: customers, the verifications that screen them, problems, and how far the import is.
  ///
  /// A verification is begun of whoever was never screened, and of whoever changed and has no watch over lists, which
  /// would look again by itself. So resending rows, in this import or another, begins and costs nothing twice.
  /// - Throws: ``StoreError/stale`` where `first` is not the next row, ``StoreError/notAllowed(_:)`` with `spendCap`
  ///   where the period's cap leaves no room for the chunk's screenings, with `importFinished` for a finished one.
  func take(_ chunk: ImportChunk) async throws(StoreError) -> CustomerImport
  /// Ends an import; ending it again changes nothing.
  func finish(_ id: ImportID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError)
}
