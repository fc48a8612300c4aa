extension Image {
  /// The columns and rows of the picture that a frame's upright box covers; nil where that is none, or the frame has a
  /// corner at no place.
  public func extent(of frame: Quadrilateral) -> (columns: Range<Int>, rows: Range<Int>)? {
    func covered(_ values: [Double], _ count: Int) -> Range<Int>? {
      guard values.allSatisfy(\.isFinite), let low = values.min(), let high = values.max() else { return nil }
      let range = Int(max(0, min(low, Double(count))))..<Int(max(0, min(high.rounded(.up), Double(count))))
      return range.isEmpty ? nil : range
    }
    guard let columns = covered(frame.corners.map(\.x), width), let rows = covered(frame.corners.map(\.y), height)
    else { return nil }
    return (columns, rows)
  }
}
