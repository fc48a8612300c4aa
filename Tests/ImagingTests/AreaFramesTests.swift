import Testing

@testable import Imaging

@Suite("Frames of areas")
struct AreaFramesTests {
  /// Cells of a drawing, row by row.
  private func cells(_ rows: [String]) -> [(column: Int, row: Int)] {
    rows.enumerated().flatMap { row, text in
      text.enumerated().filter { $0.element == "#" }.map { (column: $0.offset, row: row) }
    }
  }

  @Test(arguments: [
    ([], 0), (["#"], 1), (["####", "####"], 1), ([".##.", "####", ".##."], 1), (["#...", "##..", "###.", "####"], 1),
  ])
  func `an area that fills half of its frame has one`(rows: [String], count: Int) {
    #expect(AreaFrames.frames(of: cells(rows)).count == count)
  }

  @Test func `the frames of a ring leave out what it encloses, and hold all of it`() {
    let side = 24
    let rows = (0..<side).map { row in
      String((0..<side).map { [0, side - 1].contains($0) || [0, side - 1].contains(row) ? "#" : "." })
    }
    let ring = cells(rows)
    let frames = AreaFrames.frames(of: ring)
    for (column, row) in ring {
      #expect(frames.contains { $0.columns.contains(column) && $0.rows.contains(row) })
    }
    #expect(!frames.contains { $0.columns.contains(side / 2) && $0.rows.contains(side / 2) })
    #expect(frames.reduce(0) { $0 + $1.cells } <= 2 * ring.count)
  }

  @Test func `a page with a bright margin has glare beside its middle, not over it`() {
    let (width, height) = (640, 400)
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let isMargin = x < 20 || x >= width - 20 || y < 20 || y >= height - 20
        pixels += [UInt8](repeating: isMargin ? 255 : 120, count: 3)
      }
    }
    let glare = Glare(of: Image(width: width, height: height, pixels: pixels))
    #expect(!glare.regions.isEmpty)
    #expect(!glare.regions.contains { $0.contains(Point(x: 320, y: 200)) })
  }
}
