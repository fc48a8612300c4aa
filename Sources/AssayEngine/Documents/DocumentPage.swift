import Imaging
import TextRecognition

/// A page in a picture: where it lies and how to get from one to the other.
struct DocumentPage {
  /// The page's corners in the picture, named as the page itself has them.
  let corners: Quadrilateral
  /// Quarter turns clockwise that the page had in the picture.
  let turns: Int
  /// The page seen straight on.
  let image: Image
  /// From the picture to the page.
  let fromPicture: Homography
  /// From the page to the picture.
  let toPicture: Homography
  /// True where the page's outline was found; false where the whole picture is taken for the page.
  let isOutlined: Bool

  /// Longest side of a page seen straight on.
  static let sideMax = 1600.0

  /// Cuts the page out of a picture; nil where the corners do not frame an area.
  init?(
    _ outline: Quadrilateral, turns: Int, isOutlined: Bool, of picture: Image, sideMax: Double = Self.sideMax
  ) {
    corners = outline.turnedClockwise(-turns)
    self.turns = ((turns % 4) + 4) % 4
    self.isOutlined = isOutlined
    let scale = min(1, sideMax / max(corners.meanWidth, corners.meanHeight))
    let (width, height) = (Int((corners.meanWidth * scale).rounded()), Int((corners.meanHeight * scale).rounded()))
    guard width > 15, height > 15 else { return nil }
    let whole = Quadrilateral(width: Double(width), height: Double(height))
    guard let forward = Homography(from: corners, to: whole), let back = Homography(from: whole, to: corners),
      let seen = picture.rectified(corners, width: width, height: height)
    else { return nil }
    fromPicture = forward
    toPicture = back
    image = seen
  }

  /// A page that is a picture already seen straight on and upright.
  init?(straight picture: Image) {
    let whole = Quadrilateral(width: Double(picture.width), height: Double(picture.height))
    guard let same = Homography(from: whole, to: whole) else { return nil }
    (corners, turns, image, isOutlined) = (whole, 0, picture, false)
    (fromPicture, toPicture) = (same, same)
  }

  /// The frame of a box in the picture, its corners renamed so that on the page its text runs rightward.
  func readingFrame(_ box: TextBox, margin: Double) -> Quadrilateral {
    let frame = box.frame(margin: margin)
    // A box as high as long has no axis: its four namings are tried for the one that is upright on the page.
    let choices = box.length > 1.2 * box.height ? [0, 2] : [0, 1, 2, 3]
    let upright = choices.max { rightward(frame.turnedClockwise($0)) < rightward(frame.turnedClockwise($1)) }
    return frame.turnedClockwise(upright ?? 0)
  }

  private func rightward(_ frame: Quadrilateral) -> Double {
    fromPicture.apply(frame.topRight).x - fromPicture.apply(frame.topLeft).x
  }

  /// Fingers over the page; nil where its outline is not known, so that nothing tells page from desk.
  func occlusion(in picture: Image) -> Occlusion? {
    isOutlined ? Occlusion(in: picture, page: corners, width: image.width, height: image.height) : nil
  }

  /// The upright box on the page around a frame in the picture, clipped to the page; nil where nothing is left.
  func box(around frame: Quadrilateral) -> PageBox? {
    let corners = frame.corners.map(fromPicture.apply)
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    return PageBox(left: left, top: top, right: right, bottom: bottom).clipped(to: image)
  }
}
