import TenantFiles
import Testing

struct YAMLLimitTests {
  private func code(of yaml: String) -> String? {
    do {
      _ = try TenantFile.parse(yaml: yaml, fileName: "x")
      return nil
    } catch {
      return error.issues.first?.code
    }
  }

  @Test(arguments: [
    ("a: &x [1]\nb: *x\n", "anchor"), ("a: {\"k\":*x}\n", "anchor"), ("*x: 1\n", "anchor"),
    ("slug: ab\nslug: cd\n", "repeated_key"), ("slug: [\n", "malformed"), ("- a\n- b\n", "wrong_kind"),
    ("", "missing"), ("slug: ab\n---\nslug: cd\n", "malformed"), ("[a]: b\n", "wrong_kind"), ("\t- a", "malformed"),
  ])
  func `what is no plain map is refused`(yaml: String, expected: String) {
    #expect(code(of: yaml) == expected)
  }

  @Test func `depth is bounded however it is written`() {
    #expect(code(of: "a: " + String(repeating: "[", count: 200_000)) == "too_deep")
    #expect(code(of: String(repeating: "[\n", count: 100_000)) == "too_deep")
    #expect(code(of: String(repeating: "- ", count: 100_000)) == "too_deep")
    #expect(code(of: (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()) == "too_deep")
    let nested = String(repeating: "[", count: 999) + String(repeating: "]", count: 999)
    #expect(code(of: "a: \(nested)\n") == "too_deep")
  }

  @Test(arguments: [(262_144, nil), (262_145, "too_large" as String?)])
  func `size is bounded`(bytes: Int, expected: String?) {
    let head = "slug: ab\nname: A\n#"
    #expect(code(of: head + String(repeating: "x", count: bytes - head.utf8.count)) == expected)
  }

  @Test(arguments: ["H&M", "Tom & Sons", "5 * 3"])
  func `ampersands and stars within a text are text`(name: String) throws {
    #expect(try TenantFile.parse(yaml: "slug: ab\nname: \(name)\n", fileName: "x").name == name)
  }

  @Test(arguments: ["yes", "on", "012", "1_000", "0x1F", "2026-01-01", "1.2.3"])
  func `what only YAML 1.1 takes for something else is text`(name: String) throws {
    #expect(try TenantFile.parse(yaml: "slug: ab\nname: \(name)\n", fileName: "x").name == name)
  }
}
