import Basics
import Foundation
import Testing

@Suite struct PackageFolderTests {
  @Test("the package is the first folder upwards that has a manifest")
  func nearest() throws {
    try withTemporaryFolder { folder in
      _ = try folder.write("// outer".utf8, to: "Package.swift")
      _ = try folder.write("// inner".utf8, to: "a/Package.swift")
      let program = try folder.write([0x23], to: "a/.build/debug/program")
      let inner = packageFolder(above: program)
      #expect(inner?.path == folder.appending(path: "a").path)
      let besides = try folder.write([0x23], to: "b/program")
      #expect(packageFolder(above: besides)?.path == folder.path)
      #expect(packageFolder(above: folder)?.path == folder.path)
    }
  }

  @Test("without a manifest up to the root there is no package")
  func none() {
    #expect(packageFolder(above: URL(filePath: "/none/of/these")) == nil)
  }

  @Test("the running tests find their own package")
  func own() throws {
    let package = try #require(packageFolder())
    let here = URL(filePath: #filePath)
    #expect(package.path == packageFolder(above: here)?.path)
  }
}
