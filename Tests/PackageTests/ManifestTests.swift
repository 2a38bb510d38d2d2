import Basics
import Foundation
import Testing

/// The compiler lets a target import what only its dependencies depend on, and
/// never misses a dependency that nothing imports.
@Suite struct ManifestTests {
  @Test("every target depends on what its sources import, and on no more")
  func dependencies() throws {
    let targets = try ManifestTarget.all()
    #expect(targets.count > 50)
    let names = Set(targets.map(\.name))
    let programs = Set(targets.filter(\.isProgram).map(\.name))
    for target in targets {
      let imports = try target.imports().intersection(names)
      let missing = imports.subtracting(target.dependencies)
      #expect(missing.isEmpty, "\(target.name) does not declare \(missing)")
      // A program is a dependency so that it is built, not to be imported.
      let unused = target.dependencies.subtracting(imports)
        .subtracting(programs)
      #expect(unused.isEmpty, "\(target.name) does not import \(unused)")
    }
  }

  @Test("the map of the house names every module with what it imports")
  func map() throws {
    let page = try String(
      contentsOf: ManifestTarget.package().appending(path: "book/authors.md"),
      encoding: .utf8)
    let rows = page.matches(of: /(?m)^\| `(\w+)` \| .+ \| (.+) \|$/)
    let modules = try ManifestTarget.all().filter {
      $0.kind == "target" && $0.folder.hasPrefix("Sources/")
    }
    #expect(rows.map { String($0.1) } == modules.map(\.name))
    for (row, module) in zip(rows, modules) {
      let imports = module.dependencies.sorted().joined(separator: ", ")
      let written = imports.isEmpty ? "none" : imports
      #expect(String(row.2) == written, "\(module.name)")
    }
  }
}
