import Domain

extension SymbolFormat {
  /// Text that has a machine-readable zone in it, as visas and residence permits print it in a symbol beside the zone.
  static let zone = SymbolFormat(id: "mrz") { bytes, today in
    guard let text = String(validating: bytes, as: UTF8.self),
      let zone = MachineReadableZone.find(in: text, today: today)
    else { return nil }
    let isDoubtful = zone.findings.contains { $0.weight == .doubt }
    return SymbolContent(
      fields: DocumentFields(zone: zone, source: .barcode), reasons: isDoubtful ? [.documentIrregular] : [])
  }
}
