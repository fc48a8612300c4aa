import EngineProtocol

/// What the command line asks of this process.
struct MainOptions: Equatable {
  /// The role to play.
  let role: EngineRoleName
  /// Where the models are.
  let modelsDirectory: String
  /// Where the shared libraries are: the directory that holds `openvino` and `pdfium`.
  let librariesDirectory: String
  /// Whether blobs may ask for faults; for tests alone.
  let allowsFaults: Bool
  /// Whether to answer without models; for tests of the process around them.
  let rehearses: Bool

  static let usage =
    "usage: assay-engine --role documents|biometrics|typesetting --models DIR --libraries DIR [--allow-fault-blobs]"
    + " [--rehearse], with the server's socket as descriptor 3"

  /// Reads the arguments that follow the program's name; nil where they are not understood.
  init?(_ arguments: [String]) {
    var values: [String: String] = [:]
    var switches: Set<String> = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--role", "--models", "--libraries":
        guard let value = rest.popFirst() else { return nil }
        values[argument] = value
      case "--allow-fault-blobs", "--rehearse":
        switches.insert(argument)
      default:
        return nil
      }
    }
    guard let role = values["--role"].flatMap(EngineRoleName.init(rawValue:)), let models = values["--models"],
      let libraries = values["--libraries"]
    else { return nil }
    self.role = role
    modelsDirectory = models
    librariesDirectory = libraries
    allowsFaults = switches.contains("--allow-fault-blobs")
    rehearses = switches.contains("--rehearse")
  }
}
