import Inference

/// Where a role finds its models, and what it took.
struct ModelShelf {
  let directory: String
  let runtime: Runtime
  private(set) var digests: [String: String] = [:]

  init(modelsDirectory: String, librariesDirectory: String) throws {
    directory = modelsDirectory
    runtime = try Runtime(library: librariesDirectory + "/openvino/libs/libopenvino_c.so.2641")
  }

  /// The path of a model, whose digest is kept.
  mutating func take(_ name: String) throws -> String {
    let path = directory + "/" + name
    digests.merge(try ModelDigests.of([path])) { _, new in new }
    return path
  }
}
