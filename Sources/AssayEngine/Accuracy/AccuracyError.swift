/// Why a measurement could not be made.
enum AccuracyError: Error, Equatable {
  /// Labels name a script that no recogniser is known for.
  case unknownScript(String)
}
