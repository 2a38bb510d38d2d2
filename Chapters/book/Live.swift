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
  try takeLivePageIntoSite(of: package)
}

/// Copies the page that trains into the site, where its links to the chapters
/// lead, and its module, which figures of the site ask for: as soon as both were
/// made, in whatever order.
func takeLivePageIntoSite(of package: URL) throws {
  let build = package.appending(path: ".build")
  let live = build.appending(path: "live")
  let site = build.appending(path: "site")
  let made = (Page.files.map { live.appending(path: $0) } + [site])
  guard made.allSatisfy({ FileManager.default.fileExists(atPath: $0.path) })
  else { return }
  for name in Page.files {
    try Data(contentsOf: live.appending(path: name)).write(
      to: site.appending(path: name), options: .atomic)
  }
  StandardOutput.writeLine("the page that trains: .build/site/live.html")
}
