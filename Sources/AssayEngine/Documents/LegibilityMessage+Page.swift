import EngineProtocol
import Imaging

extension LegibilityMessage {
  /// Measures of a page seen straight on.
  /// - Parameters:
  ///   - occlusion: what lies over it; nil where that was not looked for.
  ///   - pixelsPerCharacter: of its machine-readable zone; nil where there is none.
  init(of page: Image, glare: Glare, occlusion: Occlusion? = nil, pixelsPerCharacter: Double? = nil) {
    let lighting = Lighting(of: page)
    self.init(
      sharpness: Sharpness.of(page), glare: glare.share.quantised,
      brightness: lighting.brightness, colourSpread: lighting.colourSpread.quantised,
      pixelsPerCharacter: pixelsPerCharacter.map { ($0 * 100).rounded() / 100 },
      glareRegions: glare.regions.map { PageBox($0).message },
      occludedRegions: (occlusion?.regions ?? []).map { PageBox($0).message })
  }
}
