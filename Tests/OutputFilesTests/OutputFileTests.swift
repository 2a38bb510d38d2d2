import Foundation
import OutputFiles
import Testing

@Suite struct OutputFileTests {
  /// Calls `body` with a new folder, which is removed afterwards.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("what is written can be read, and replaces what was there")
  func writing() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("ä b.svg")
      for text in ["first, which is longer", "second ∑"] {
        try OutputFile.write(text, to: file.path)
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
      }
      #expect(try names(in: folder) == ["ä b.svg"])
    }
  }

  @Test("bytes that are no text are written as they are")
  func bytes() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("bytes")
      let bytes = Data([0, 255, 10, 13, 128])
      try OutputFile.write(bytes, to: file.path)
      #expect(try Data(contentsOf: file) == bytes)
    }
  }

  @Test("asking whether a file can be written leaves the folder as it was")
  func asking() throws {
    try withFolder { folder in
      let old = folder.appendingPathComponent("old.svg")
      try Data("old".utf8).write(to: old)
      try OutputFile.requireWritable(old.path)
      try OutputFile.requireWritable(folder.path + "/new.svg")
      #expect(try names(in: folder) == ["old.svg"])
      #expect(try String(contentsOf: old, encoding: .utf8) == "old")
    }
  }

  @Test("a path that cannot be written is refused when asked, as when written")
  func refusals() throws {
    try withFolder { folder in
      let path = folder.path
      try Data("x".utf8).write(to: folder.appendingPathComponent("file"))
      let refusals: [(String, OutputFileError)] = [
        ("", .emptyPath), (path, .isFolder(path)),
        (path + "/", .isFolder(path + "/")),
        (path + "/no/", .isFolder(path + "/no/")),
        ("/dev/null", .isNotOrdinary("/dev/null")),
      ]
      for (path, error) in refusals {
        #expect(throws: error) { try OutputFile.requireWritable(path) }
        #expect(throws: error) { try OutputFile.write("text", to: path) }
      }
      for path in [path + "/no/chart.svg", path + "/file/chart.svg"] {
        let error = #expect(throws: OutputFileError.self) {
          try OutputFile.requireWritable(path)
        }
        guard case .hasNoFolder = error else {
          Issue.record(
            "\(path) has no folder, but the error is \(error as Any)")
          continue
        }
      }
      #expect(try names(in: folder) == ["file"])
    }
  }

  @Test("where the system allows no new file, its reason is told")
  func systemRefusal() throws {
    try withFolder { folder in
      let path = folder.path + "/" + String(repeating: "n", count: 300)
      let expected = OutputFileError.failed(path, reason: "File name too long")
      #expect(throws: expected) { try OutputFile.requireWritable(path) }
      #expect(throws: expected) { try OutputFile.write("text", to: path) }
      let left = try names(in: folder)
      #expect(left.isEmpty)
    }
  }

  #if os(Linux)
    @Test("a folder of the system that takes no files is refused")
    func systemFolder() throws {
      let error = #expect(throws: OutputFileError.self) {
        try OutputFile.requireWritable("/proc/chart.svg")
      }
      guard case .failed(_, let reason) = error else {
        Issue.record("The error is \(error as Any)")
        return
      }
      #expect(
        ["No such file or directory", "Permission denied"]
          .contains(reason))
    }
  #endif

  @Test(
    "a folder or file that must not be changed is refused",
    .disabled(if: geteuid() == 0, "the superuser may change everything"))
  func readOnly() throws {
    try withFolder { folder in
      let files = FileManager.default
      let file = folder.appendingPathComponent("kept.svg")
      try Data("kept".utf8).write(to: file)
      try files.setAttributes(
        [.posixPermissions: 0o444], ofItemAtPath: file.path)
      #expect(throws: OutputFileError.isReadOnly(file.path)) {
        try OutputFile.requireWritable(file.path)
      }
      try files.setAttributes(
        [.posixPermissions: 0o555], ofItemAtPath: folder.path)
      #expect(throws: OutputFileError.self) {
        try OutputFile.requireWritable(folder.path + "/new.svg")
      }
      try files.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
  }

  @Test("a symbolic link stays a link, and its file is written")
  func links() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("file.svg")
      let link = folder.appendingPathComponent("link.svg")
      try Data("old".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: file)
      try OutputFile.write("new", to: link.path)
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try names(in: folder) == ["file.svg", "link.svg"])
      let attributes = try FileManager.default
        .attributesOfItem(atPath: link.path)
      #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
    }
  }

  @Test("each error names the path and says what to do")
  func sentences() {
    let errors: [OutputFileError] = [
      .isFolder("p.svg"), .hasNoFolder("p.svg", folder: "/f"),
      .isReadOnly("p.svg"), .isNotOrdinary("p.svg"),
      .failed("p.svg", reason: "No space left on device"),
    ]
    for error in errors {
      #expect(error.description.contains("“p.svg”"))
      #expect(error.description.hasSuffix("."))
    }
  }
}
