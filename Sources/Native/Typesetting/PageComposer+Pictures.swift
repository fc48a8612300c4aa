extension PageComposer {
  /// Pictures side by side with what they show below them, all of one row on one page.
  /// - Parameter row: indices of the document's pictures, and captions; at most four are set in a row.
  /// - Throws: ``TypesettingError/badPicture(index:)`` for an index or a size out of bounds, or
  ///   ``TypesettingError/failed``.
  public mutating func addPictures(_ row: [(index: Int, caption: String)]) throws(TypesettingError) {
    var rest = row[...]
    while !rest.isEmpty {
      try setPictures(Array(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
  }

  private static let gap = 14.0
  /// Two pictures of a page below each other fit on one sheet.
  private static let heightMax = 300.0

  private mutating func setPictures(_ row: [(index: Int, caption: String)]) throws(TypesettingError) {
    let width = (Self.width - Self.gap * Double(row.count - 1)) / Double(row.count)
    var cells: [(index: Int, size: (width: Double, height: Double), caption: LaidText)] = []
    for (index, caption) in row {
      guard pictures.indices.contains(index), pictures[index].width > 0, pictures[index].height > 0 else {
        throw .badPicture(index: index)
      }
      let (across, down) = (Double(pictures[index].width), Double(pictures[index].height))
      let scale = min(width / across, Self.heightMax / down)
      let text = try lay(caption, PageStyle.smallSize, width: width)
      cells.append((index, (across * scale, down * scale), text))
    }
    let height = cells.map(\.size.height).max() ?? 0
    let captions = cells.map(\.caption.height).max() ?? 0
    try need(height + captions + 16)
    space(4)
    for (place, cell) in cells.enumerated() {
      let x = Double(place) * (width + Self.gap)
      let line = PageStyle.hairline
      let frame = mirrored(x, y, cell.size.width, cell.size.height)
      add(
        .fill(
          Mark.Box(
            x: frame.x - line, y: frame.y - line, width: frame.width + 2 * line, height: frame.height + 2 * line),
          PageStyle.rule))
      add(.picture(index: cell.index, frame))
      var top = y + height + 4
      for index in cell.caption.lines.indices {
        set(cell.caption, line: index, x: x, top: top, colour: PageStyle.quiet)
        top += cell.caption.lines[index].height
      }
    }
    space(height + captions + 12)
  }
}
