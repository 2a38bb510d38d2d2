import BuiltPrograms
import Foundation
import Testing

@testable import BookSite

/// The reference of the library's modules.
@Suite(
  .enabled(
    if: program("swift") != nil,
    "the reference is not made: no swift on the path"
  ))
struct APIReferenceTests {
  @Test("every public symbol has a comment, or the one of a requirement")
  func comments() throws {
    let reference = try Reference(package: package, built: builtPrograms)
    let symbols = try withTemporaryFolder {
      try reference.symbols(graphsIn: $0)
    }
    #expect(symbols.count > 500)
    for symbol in symbols where !symbol.isDocumented {
      Issue.record("\(symbol.place): \(symbol.name) has no comment")
    }
  }

  @Test("symbols: with a comment, without, of a requirement, of the compiler")
  func graph() throws {
    let json = """
      {
        "symbols": [
          {"identifier": {"precise": "a"}, "pathComponents": ["A", "b()"],
           "location": {"uri": "file:///x/A.swift",
                        "position": {"line": 4, "character": 2}},
           "docComment": {"lines": []}},
          {"identifier": {"precise": "b"}, "pathComponents": ["B"],
           "location": {"uri": "file:///x/B.swift",
                        "position": {"line": 0, "character": 0}}},
          {"identifier": {"precise": "c"}, "pathComponents": ["C"],
           "location": {"uri": "file:///x/C.swift",
                        "position": {"line": 1, "character": 0}}},
          {"identifier": {"precise": "d"}, "pathComponents": ["D"]}
        ],
        "relationships": [
          {"source": "c", "target": "C", "kind": "memberOf",
           "sourceOrigin": {"identifier": "p", "displayName": "P.c"}},
          {"source": "b", "target": "B", "kind": "memberOf"}
        ]
      }
      """
    let symbols = try Reference.Symbol.all(inGraph: Data(json.utf8))
    #expect(
      symbols == [
        .init(name: "A.b()", place: "/x/A.swift:5", isDocumented: true),
        .init(name: "B", place: "/x/B.swift:1", isDocumented: false),
        .init(name: "C", place: "/x/C.swift:2", isDocumented: true),
      ])
  }

  @Test(
    "the reference has a page for each symbol, and an older one is replaced")
  func write() throws {
    try withTemporaryFolder { temporary in
      let folder = temporary.appending(path: "reference")
      try FileManager.default.createDirectory(
        at: folder.appending(path: "older"), withIntermediateDirectories: true)
      let reference = try Reference(package: package, built: builtPrograms)
      try reference.write(
        to: folder, address: "https://example.org/course/reference")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: temporary.path)
      #expect(names == ["reference"])
      #expect(
        !FileManager.default.fileExists(
          atPath: folder.appending(path: "older").path))
      let first = try text("index.html", in: folder)
      for module in reference.modules {
        let page = "documentation/\(module.lowercased())/"
        #expect(first.contains("<a href=\"\(page)\">\(module)</a>"))
        #expect(try text("\(page)index.html", in: folder).contains("<script"))
      }
      let page = try text("documentation/tensors/tensor/index.html", in: folder)
      #expect(page.contains(#"baseUrl = "/course/reference/""#))
      let data = try text(
        "data/documentation/tensors/tensor.json", in: folder)
      #expect(data.contains("softmax"))
    }
  }

  @Test("what is missing: a module, a program of the toolchain")
  func missing() throws {
    try withTemporaryFolder { empty in
      let module = #expect(throws: SiteError.self) {
        try Reference(package: package, built: empty)
      }
      #expect(
        module?.description.hasPrefix("The module Basics was not built") == true
      )
      let reference = try Reference(
        package: package, built: builtPrograms,
        environment: ["PATH": empty.path])
      let folder = empty.appending(path: "reference")
      let docc = #expect(throws: SiteError.self) {
        try reference.write(to: folder)
      }
      #expect(
        docc?.description.hasPrefix("docc was not found. It is a part of")
          == true
      )
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
