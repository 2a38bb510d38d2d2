import Basics
import Console
import Foundation
import LivePage

/// Makes the page that trains, and says where it is.
func makeLivePage(of package: URL) throws {
  let build = try ModuleBuild(of: package, for: .webAssembly)
  let module = try build.makeModule { name in
    StandardOutput.writeLine("compiling \(name)")
  }
  let size = try Data(contentsOf: module).count
  _ = try Page(of: package).write(with: module)
  StandardOutput.writeLine(
    ".build/live/live.html, with a module of \(size.grouped) bytes")
}
