import Foundation

/// Where set-up puts pdfium.
enum PDFLibrary {
  /// The directory of everything that set-up fetches.
  static let home: String = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ProcessInfo.processInfo.environment["ASSAY_HOME"] ?? repository.appending(path: ".deps").path()
  }()

  /// The library; nil where set-up has not run.
  static let path: String? = {
    let path = home + "/pdfium/libpdfium.so"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()
}
