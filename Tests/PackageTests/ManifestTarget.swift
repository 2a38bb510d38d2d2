import Basics
import Foundation

/// A target of this package, as the text of the manifest declares it.
///
/// The package manager itself cannot be asked: it waits until the tests end.
struct ManifestTarget {
  let name: String
  let kind: Substring
  /// Where its sources lie, below the package.
  let folder: String
  /// The targets of the package that it declares.
  let dependencies: Set<String>

  var isProgram: Bool { kind == "executableTarget" }

  /// All targets of the manifest.
  static func all() throws -> [ManifestTarget] {
    let manifest = try String(
      contentsOf: package().appending(path: "Package.swift"), encoding: .utf8)
    let start = /(?m)^    \.(?<kind>target|executableTarget|testTarget)\(/
    let starts = manifest.matches(of: start)
    let ends = starts.dropFirst().map(\.range.lowerBound) + [manifest.endIndex]
    return try zip(starts, ends).map { match, end in
      try ManifestTarget(
        match.kind, declaration: manifest[match.range.upperBound..<end])
    }
  }

  private init(_ kind: Substring, declaration: Substring) throws {
    self.kind = kind
    guard let name = declaration.firstMatch(of: /name: "(\w+)"/)?.1 else {
      throw Unreadable(text: String(declaration))
    }
    self.name = String(name)
    let path = declaration.firstMatch(of: /path: "([^"]+)"/)?.1
    let room = kind == "testTarget" ? "Tests" : "Sources"
    folder = path.map(String.init) ?? "\(room)/\(name)"
    let list =
      declaration.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
    dependencies = Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
  }

  /// The names of all modules that the sources import.
  func imports() throws -> Set<String> {
    let line = /(?m)^\s*(?:@\w+ |public )*import (?:\w+ )?(\w+)/
    return try sources().reduce(into: []) { names, source in
      names.formUnion(source.text.matches(of: line).map { String($0.1) })
    }
  }

  /// The Swift files of the target.
  func sources() throws -> [(file: String, text: String)] {
    let folder = try Self.package().appending(path: folder)
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path)
    return try files.filter { $0.hasSuffix(".swift") }.sorted().map {
      let file = folder.appending(path: $0)
      return (
        "\(self.folder)/\($0)", try String(contentsOf: file, encoding: .utf8)
      )
    }
  }

  /// The folder with the manifest.
  static func package() throws -> URL {
    guard let folder = packageFolder(above: URL(filePath: #filePath)) else {
      throw Unreadable(text: "no Package.swift above \(#filePath)")
    }
    return folder
  }

  /// What was found in place of a target.
  struct Unreadable: Error {
    let text: String
  }
}
