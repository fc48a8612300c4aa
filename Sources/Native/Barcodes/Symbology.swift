internal import CBarcodes

/// Two-dimensional symbols that identity documents carry.
public enum Symbology: String, Sendable, CaseIterable {
  /// Aztec Code (ISO/IEC 24778).
  case aztec
  /// Data Matrix (ISO/IEC 16022).
  case dataMatrix = "data_matrix"
  /// PDF417 (ISO/IEC 15438): North American driving licences, and the backs of many cards.
  case pdf417
  /// QR Code (ISO/IEC 18004).
  case qr

  var native: barcodes_symbology {
    switch self {
    case .aztec: BARCODES_AZTEC
    case .dataMatrix: BARCODES_DATA_MATRIX
    case .pdf417: BARCODES_PDF417
    case .qr: BARCODES_QR
    }
  }
}
