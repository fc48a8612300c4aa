import FaceRecognition
import Imaging

/// How sharp a face is, whatever its size in the picture.
enum FaceSharpness {
  /// Side to which a face's box is brought, so that faces of all sizes are measured on one scale.
  static let side = 112

  /// Mean squared response of the discrete Laplacian on luminance, 0 upward: 0 for an even area, a few units for a
  /// blurred face, tens and more for a sharp one.
  static func measure(_ face: Face, of image: Image) -> Double {
    guard let crop = FaceCrop.cut(face, of: image, margin: 0) else { return 0 }
    let small = crop.resized(width: side, height: side)
    let luminance = stride(from: 0, to: small.pixels.count, by: 3).map { index -> Int in
      // Rec. 601 weights in 256ths.
      (77 * Int(small.pixels[index]) + 150 * Int(small.pixels[index + 1]) + 29 * Int(small.pixels[index + 2])) >> 8
    }
    var sum = 0
    for y in 1..<(side - 1) {
      for x in 1..<(side - 1) {
        let here = y * side + x
        let response =
          luminance[here - 1] + luminance[here + 1] + luminance[here - side] + luminance[here + side]
          - 4 * luminance[here]
        sum += response * response
      }
    }
    return Double(sum) / Double((side - 2) * (side - 2))
  }
}

/// Cuts faces out of pictures.
enum FaceCrop {
  /// The face's box, wider by a share of its size on each side, as far as the picture reaches; nil where nothing of it
  /// lies in the picture.
  static func cut(_ face: Face, of image: Image, margin: Double) -> Image? {
    let left = max(0, Int(face.x - face.width * margin))
    let top = max(0, Int(face.y - face.height * margin))
    let right = min(image.width, Int(face.x + face.width * (1 + margin)))
    let bottom = min(image.height, Int(face.y + face.height * (1 + margin)))
    guard right > left, bottom > top else { return nil }
    return image.cropped(x: left, y: top, width: right - left, height: bottom - top)
  }
}
