/// The server's parameters, written at each start beside PostgreSQL's own file, which includes them.
struct ServerConfiguration {
  static let fileName = "assay.conf"
  static let includeLine = "include '\(fileName)'"

  let settings: ClusterSettings
  let socketDirectory: String

  /// The file's content, one parameter a line; a later line wins.
  var text: String {
    var parameters: [(String, String)] = [
      ("listen_addresses", ""),
      ("unix_socket_directories", socketDirectory),
      ("max_connections", String(settings.connectionsMax)),
      ("shared_buffers", "\(settings.sharedBuffersMegabytes)MB"),
      ("jit", "off"),
      ("timezone", "UTC"),
      ("cluster_name", "assay"),
      // The log holds no statement, parameter or detail, for these quote personal data.
      ("log_min_error_statement", "panic"),
      ("log_error_verbosity", "terse"),
      ("log_parameter_max_length", "0"),
      ("log_parameter_max_length_on_error", "0"),
      ("log_timezone", "UTC"),
    ]
    if !settings.isDurable {
      parameters += [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")]
    }
    parameters += settings.parameters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return parameters.map { "\($0.0) = '\(Self.escaped($0.1))'\n" }.joined()
  }

  /// Inside of quotes, quotes and backslashes are doubled (section 20.1.2 of PostgreSQL's manual).
  private static func escaped(_ value: String) -> String {
    value.map { $0 == "'" || $0 == "\\" ? "\($0)\($0)" : String($0) }.joined()
  }
}
