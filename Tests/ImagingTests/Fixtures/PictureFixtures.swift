import Foundation
import Imaging

/// Small pictures that our own encoders cannot write, made by hand-run scripts: 48 by 32 (HEIC 64 by 64), quarters
/// red, green, blue, white from the top left.
enum PictureFixtures {
  static let lossyWebP = bytes(
    """
    UklGRnoAAABXRUJQVlA4IG4AAACQBQCdASowACAAPikOhUKhh1QGAKEswBhtqC/APwA1xrgH4AfsV/T+QC7AfrdnfYchjkhwEAD++U6l/TVi0/Wz\
    8vmWq37Qf/9q3RGOW+BktEf8xdxQNkQjuER9Ppfv7o5//7Ig5ewhaggOQewAAA==
    """)
  static let losslessWebP = bytes(
    """
    UklGRjwAAABXRUJQVlA4TC8AAAAvL8AHAB8gEEjeHzqN+RcQFPwf3fxHZA9ATdtGUEmW5JF8M3eO6P8EFBozEzZmBgA=
    """)
  /// The left half is fully transparent.
  static let transparentWebP = bytes(
    """
    UklGRjoAAABXRUJQVlA4TC4AAAAvL8AHEB8w/wKCgv+jExAU/B/d/IdgL0BN20ZQSZbkkXwzd47o/wQYCzMTNmYG
    """)
  /// Says that it must be turned a quarter clockwise.
  static let turnedWebP = bytes(
    """
    UklGRnAAAABXRUJQVlA4WAoAAAAIAAAALwAAHwAAVlA4TC8AAAAvL8AHAB8gEEjeHzqN+RcQFPwf3fxHZA9ATdtGUEmW5JF8M3eO6P8EFBozEzZm\
    BgBFWElGGgAAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA
    """)
  static let animatedWebP = bytes(
    """
    UklGRsQAAABXRUJQVlA4WAoAAAACAAAALwAAHwAAQU5JTQYAAAAAAAAAAABBTk1GSAAAAAAAAAAAAC8AAB8AAGQAAAJWUDhMLwAAAC8vwAcAHyAQ\
    SN4fOo35FxAU/B/d/EdkD4Aw22iSkzzJGdw7ov+xbZuqfgaAqrocAEFOTUZIAAAAAAAAAAAALwAAHwAAZAAAAFZQOEwvAAAALy/ABwAfIBBI3h86\
    jfkXEBT8H938R2QPgDDbaJKTnOQZ3Dui/7FtGwB8VtWquhwA
    """)
  static let heic = bytes(
    """
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAA\
    AERAAAEAAQAAAAABegABAAAAAAAAAEMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3\
    aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAA\
    AwAeoCCBBZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABBw\
    aXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAAEttZGF0AAAAPygBrwY4Wvz9N/md7///yvXeh/vYOGwlf5cuX//Te7//+AS8sZj+\
    OQoRv6ZYb//x9istQfzSJyJ+kvJdfrgVUA==
    """)
  static let inkJPEG = bytes(
    """
    /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJ\
    CgoK/8AAFAgAIAAwBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAE\
    EQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6\
    g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkA\
    SwAAPwD9/K/n/r+f+v38oooooooor+AOv7/KKKKKKKKKKK/v8r+AOiiiiiiiiiiv4A6/v8ooooooooooor+AOv7/ACiiiiiiiiiv7/K/v8oooooo\
    oooor+AOv4A6KKKKKKKKKK/v8r+/yiiiiiiiiiiv/9k=
    """)
  static let greyJPEG = bytes(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsK\
    DAkKCgr/wAALCAAgADABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG\
    E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJ\
    ipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APi+iiv0ooor\
    816KK/Siiivwboor+4iiiv4d6KK/uIoor//Z
    """)
  static let progressiveJPEG = bytes(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsK\
    DAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAgADAD\
    ASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAgJB//EABgBAAMBAQAAAAAAAAAAAAAAAAUHCAYJ/9oADAMBAAIQAxAAAAHi4VN/KUmulMtC\
    oZaFYNHaarG4mHe4iAKggCv/xAAUEAEAAAAAAAAAAAAAAAAAAABA/9oACAEBAAEFAkf/xAAdEQABAgcAAAAAAAAAAAAAAAAQAAUIQkWBhMHE/9oA\
    CAEDAQE/AVGpQcrnLZNbY//EAB0RAAECBwAAAAAAAAAAAAAAABAABgdDRYKDwcP/2gAIAQIBAT8BTllXaMc6fl5j/8QAFBABAAAAAAAAAAAAAAAA\
    AAAAQP/aAAgBAQAGPwJH/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQABPyFH/9oADAMBAAIAAwAAABAAAAAAD//EABQRAQAAAAAAAAAAAAAA\
    AAAAACD/2gAIAQMBAT8QQp//xAAUEQEAAAAAAAAAAAAAAAAAAAAg/9oACAECAQE/EEJ//8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQABPxBH\
    /9k=
    """)
  static let palettePNG = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAADAAAAAgAgMAAAApuhOPAAAADFBMVEX///8A/wD/AAAAAP8XAUDqAAAAJElEQVR4nGNcxcDAwMCwmoGBgYGBiQEJ\
    DE0O438INUicQzEHACjAApSsSBcSAAAAAElFTkSuQmCC
    """)
  /// The left half is fully transparent.
  static let transparentPNG = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAYAAABU1PscAAAAQ0lEQVR42u3WwQkAIAwEwYvYf8uxiqDCbANhuE+qM1t1Rk+sfB4AAAAAAAAAAADA\
    vXbNvutpCwAAAAAAAAAAAAC82gFTdwU/YkHanwAAAABJRU5ErkJggg==
    """)
  /// Grey of 16 bits: pixel n, in reading order, is 40 n.
  static let deepPNG = bytes(
    """
    iVBORw0KGgoAAAANSUhEUgAAADAAAAAgEAAAAAAhL3iDAAAAjklEQVR4nLXPIQ9AYBDG8bskaqJmUzRREzVREzVRo2miJmqiJmqiJmo+hii9e4P9\
    d+XZ7nZ7fioi4TdqyOaN7Uqd7t8DawGXFni0wKcFAS2IaEFMCxJakNKCjBbktKCgBSUtqGhBTQsaWtDSgp4WDLRgpAUTLZhpwUILVlqw0YKdFhy0\
    4KQFFy24acEDC16MdgKQPQGqagAAAABJRU5ErkJggg==
    """)

  /// Quarters of red, green, blue and white.
  static func quarters(width: Int = 48, height: Int = 32) -> Image {
    var pixels: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        switch (row < height / 2, column < width / 2) {
        case (true, true): pixels += [255, 0, 0]
        case (true, false): pixels += [0, 255, 0]
        case (false, true): pixels += [0, 0, 255]
        case (false, false): pixels += [255, 255, 255]
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Noise that no encoder can make small; the same for the same size.
  static func noise(width: Int, height: Int) -> Image {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let pixels = (0..<width * height * 3).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map([UInt8].init) ?? []
  }
}

extension Image {
  /// The samples of one pixel.
  func pixel(_ column: Int, _ row: Int) -> [UInt8] {
    Array(pixels[(row * width + column) * 3..<(row * width + column) * 3 + 3])
  }

  /// Whether every quarter's middle has its colour, give or take what lossy coding costs.
  func hasColouredQuarters(_ colours: [[UInt8]], tolerance: Int = 12) -> Bool {
    let places = [(1, 1), (3, 1), (1, 3), (3, 3)].map { (width * $0.0 / 4, height * $0.1 / 4) }
    return zip(places, colours).allSatisfy { place, colour in
      zip(pixel(place.0, place.1), colour).allSatisfy { abs(Int($0) - Int($1)) <= tolerance }
    }
  }
}

/// Names of the colours that the fixtures are made of.
enum Colour {
  static let red: [UInt8] = [255, 0, 0]
  static let green: [UInt8] = [0, 255, 0]
  static let blue: [UInt8] = [0, 0, 255]
  static let white: [UInt8] = [255, 255, 255]
  static let quarters = [red, green, blue, white]
}
