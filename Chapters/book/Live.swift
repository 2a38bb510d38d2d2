import Basics
import Console
import Foundation
import LivePage

/// Compiles the module that trains in a web page, and says where it is.
func makeLivePage(of package: URL) throws {
  let build = try ModuleBuild(of: package, for: .webAssembly)
  let module = try build.makeModule { name in
    StandardOutput.writeLine("compiling \(name)")
  }
  let size = try Data(contentsOf: module).count
  StandardOutput.writeLine(
    ".build/live/webAssembly/live.wasm: \(size.grouped) bytes")
}
