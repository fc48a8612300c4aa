import EngineProtocol

/// Which type plays which role: one line each.
enum EngineRoleCatalog {
  /// Loads the role that the options name.
  /// - Throws: the reason a model or a library could not be loaded.
  static func load(_ options: MainOptions) throws -> any EngineRole {
    if options.rehearses {
      return try EngineRoleRehearsal(
        modelsDirectory: options.modelsDirectory, librariesDirectory: options.librariesDirectory)
    }
    let type: any EngineRole.Type =
      switch options.role {
      case .biometrics: BiometricsRole.self
      case .documents: DocumentsRole.self
      case .typesetting: TypesettingRole.self
      }
    return try type.init(modelsDirectory: options.modelsDirectory, librariesDirectory: options.librariesDirectory)
  }
}
