/// Why a role cannot start. Names of ours alone.
enum RoleError: Error, Equatable {
  /// A model file is missing, cannot be read or lacks what it should carry.
  case missingModel(name: String)
  /// The role does not answer this request.
  case unexpectedRequest
}
