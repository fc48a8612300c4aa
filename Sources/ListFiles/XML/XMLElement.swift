/// An element with all that it holds.
struct XMLElement {
  let name: String
  let attributes: [String: String]
  /// The line that it begins on.
  let line: Int
  var children: [XMLElement] = []
  /// Its own text, without that of elements in it.
  var text = ""

  /// Its own text, cleaned; nil where it is blank.
  var value: String? { ListText.clean(text) }

  /// An attribute, cleaned; nil where it is blank or missing.
  func attribute(_ name: String) -> String? { attributes[name].flatMap(ListText.clean) }

  /// True for an attribute that says so.
  func isTrue(_ name: String) -> Bool { attribute(name)?.lowercased() == "true" }

  /// The elements directly within that have a name.
  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first element directly within that has a name.
  func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The elements anywhere within that have a name, in the order of the file.
  func within(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.within(name) }
  }

  /// The text of the first element of a name.
  func value(_ name: String) -> String? { first(name)?.value }

  /// The elements at the end of a path of names.
  func path(_ names: String...) -> [XMLElement] {
    names.reduce([self]) { elements, name in elements.flatMap { $0.all(name) } }
  }

  /// The texts at the end of a path of names, without blank ones.
  func values(_ names: String...) -> [String] {
    names.reduce([self]) { elements, name in elements.flatMap { $0.all(name) } }.compactMap(\.value)
  }
}
