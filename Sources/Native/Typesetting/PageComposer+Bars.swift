/// A bar of a chart.
public struct Bar: Sendable, Equatable {
  /// Stands before it.
  public let label: String
  /// Its length, at least 0.
  public let value: Int64
  /// Stands behind it.
  public let caption: String

  /// A bar.
  public init(label: String, value: Int64, caption: String) {
    self.label = label
    self.value = value
    self.caption = caption
  }
}

extension PageComposer {
  private static let labelWidth = Self.width * 0.32
  private static let captionWidth = Self.width * 0.14
  private static let barWidth = Self.width - labelWidth - captionWidth - 12

  /// Bars below one another, each as long as its value is beside the greatest; what is above 0 is never too short to be
  /// seen.
  /// - Throws: ``TypesettingError``.
  public mutating func addBars(_ bars: [Bar]) throws(TypesettingError) {
    let greatest = Double(max(bars.map(\.value).max() ?? 0, 1))
    for bar in bars {
      let label = try lay(bar.label, PageStyle.bodySize, width: Self.labelWidth - 12)
      let caption = try lay(bar.caption, PageStyle.bodySize, width: Self.captionWidth)
      // One line each: a chart is looked at, the table beside it is read.
      let height = max(label.lines.first?.height ?? 0, caption.lines.first?.height ?? 0)
      try need(height + 4)
      let length = bar.value > 0 ? max(Self.barWidth * Double(bar.value) / greatest, 1) : 0
      space(2)
      if !label.lines.isEmpty { set(label, line: 0, x: 0, top: y, colour: PageStyle.quiet) }
      if length > 0 { fill(x: Self.labelWidth, width: length, height: height, PageStyle.bar) }
      if !caption.lines.isEmpty {
        set(caption, line: 0, x: Self.labelWidth + length + 6, top: y, colour: PageStyle.ink)
      }
      space(height + 2)
    }
    if !bars.isEmpty { space(4) }
  }
}
