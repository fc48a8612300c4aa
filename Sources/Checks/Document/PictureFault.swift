import Domain

/// What is wrong with a picture that was not read.
enum PictureFault {
  /// The worst of its faults, darkness first, because a dark picture has no edges either; nil where it has none.
  /// - Parameter covered: by what a part that has to be seen is covered; nil where it is not, or nobody looked.
  static func of(
    brightness: Double, glare: Double, sharpness: Double, covered: ReasonCode? = nil
  ) -> ReasonCode? {
    if brightness < DocumentSettings.brightnessMin { return .imageTooDark }
    if glare > DocumentSettings.glareMax { return .imageGlare }
    if let covered { return covered }
    return sharpness < DocumentSettings.sharpnessMin ? .imageBlurred : nil
  }
}
