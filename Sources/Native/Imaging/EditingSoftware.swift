/// Programs that change what pictures show, or make them up, by the names that they leave in files.
///
/// Cameras, telephones, scanners and messengers name themselves too and are none of these; nor is Photoshop's own
/// resource block a sign, which social networks write. Of a file's metadata nothing but the program's name leaves this
/// type.
public enum EditingSoftware: String, Sendable, CaseIterable {
  case acorn
  case affinity
  case canva
  case comfyUI = "comfyui"
  case corel
  case dallE = "dall-e"
  case facetune
  case firefly
  case fotor
  case gimp
  case illustrator
  case inkscape
  case krita
  case lightroom
  case midjourney
  case openAI = "openai"
  case paintNET = "paint.net"
  case photopea
  case photoshop
  case picsart
  case pixelmator
  case pixlr
  case snapseed
  case stableDiffusion = "stable diffusion"

  /// Software (CIPA DC-008, section 4.6.4), and ProcessingSoftware, which some editors write and no standard names.
  private static let tags = [11, 305]
  /// Properties that name a program (ISO 16684-1, section 8.4; Adobe XMP part 2, section 1.2.5).
  private static let properties = ["CreatorTool", "softwareAgent"]
  /// Bytes of a property's value that are looked at.
  private static let valueBytesMax = 80

  /// The first program that a file's metadata names; nil where none does.
  static func named(in metadata: MetadataBlocks) -> EditingSoftware? {
    var names: [String] = []
    if let directory = metadata.exif.flatMap(TIFFDirectory.init) { names += tags.compactMap { directory.text($0) } }
    for packet in metadata.packets { names += properties.flatMap { values(of: $0, in: packet) } }
    for (keyword, text) in metadata.texts {
      // Generators of pictures write their settings under this keyword.
      if keyword == "parameters" { return .stableDiffusion }
      if keyword == "Software" { names.append(String(decoding: text.prefix(valueBytesMax), as: UTF8.self)) }
    }
    let lower = names.map { $0.lowercased() }
    return allCases.first { software in lower.contains { $0.contains(software.rawValue) } }
  }

  /// What stands after a property's name, as an attribute or as an element.
  private static func values(of property: String, in packet: ArraySlice<UInt8>) -> [String] {
    let name = Array(property.utf8)
    var (found, rest) = ([String](), packet)
    while found.count < 8, let start = rest.firstRange(of: name)?.upperBound {
      rest = rest[start...]
      let value = rest.drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "'") }
        .dropFirst().prefix(valueBytesMax)
        .prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "'") }
      found.append(String(decoding: value, as: UTF8.self))
    }
    return found
  }
}
