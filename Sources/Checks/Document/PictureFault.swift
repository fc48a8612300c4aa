import Domain

/// What is wrong with a picture that was not read.
enum PictureFault {
  /// The worst of its faults, darkness first, because a dark picture has no edges either; nil where it has none.
  static func of(brightness: Double, glare: Double, sharpness: Double) -> ReasonCode? {
    if brightness < DocumentSettings.brightnessMin { return .imageTooDark }
    if glare > DocumentSettings.glareMax { return .imageGlare }
    return sharpness < DocumentSettings.sharpnessMin ? .imageBlurred : nil
  }
}
