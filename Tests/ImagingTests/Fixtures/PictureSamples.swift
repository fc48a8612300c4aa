import Imaging

/// Pictures in every format, the fixtures and what our own encoders write.
struct PictureSamples {
  let jpeg: [UInt8]
  let png: [UInt8]
  let noisyJPEG: [UInt8]
  let noisyPNG: [UInt8]
  let progressiveJPEG = PictureFixtures.progressiveJPEG
  let inkJPEG = PictureFixtures.inkJPEG
  let palettePNG = PictureFixtures.palettePNG
  let lossyWebP = PictureFixtures.lossyWebP
  let losslessWebP = PictureFixtures.losslessWebP
  let heic = PictureFixtures.heic
  let pdf = PDFFixtures.pages(2)

  init() throws {
    jpeg = try JPEGEncoder.encode(PictureFixtures.quarters(), quality: 95)
    png = try PNGEncoder.encode(PictureFixtures.quarters())
    noisyJPEG = try JPEGEncoder.encode(PictureFixtures.noise(width: 64, height: 64), quality: 80)
    noisyPNG = try PNGEncoder.encode(PictureFixtures.noise(width: 64, height: 64))
  }
}
