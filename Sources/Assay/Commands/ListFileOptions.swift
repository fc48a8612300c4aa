import ArgumentParser
import Domain

/// The files of a list, and what they are.
struct ListFileOptions: ParsableArguments {
  @OptionGroup var owner: ListOwnerOptions
  @Option(help: "The files' format; an unknown one is answered with those there are.") var format: String
  @Option(help: "The list's slug; the format's name unless told.") var list: String?
  @Argument(help: "The files, in the order that the format asks for.") var paths: [String]

  func validate() throws {
    try ListsCommand.check(list: list, format: format)
    guard !paths.isEmpty else { throw ValidationError("Name at least one file.") }
  }

  /// The import that they stand for.
  /// - Parameter isTold: whether people are told that it takes a while.
  /// - Throws: ``Refusal`` where there is no such tenant.
  func order(in installation: Installation, isForced: Bool, isTold: Bool) async throws -> ListImportOrder {
    if isTold { ListsCommand.progress("reading \(paths.count == 1 ? paths[0] : "\(paths.count) files") …") }
    return ListImportOrder(
      list: list ?? format, format: format, paths: paths, owner: try await installation.owner(owner),
      isForced: isForced)
  }
}
