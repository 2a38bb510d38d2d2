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
/// lead: as soon as both were made, in whatever order.
func takeLivePageIntoSite(of package: URL) throws {
  let build = package.appending(path: ".build")
  let page = build.appending(path: "live/live.html")
  let site = build.appending(path: "site")
  let files = FileManager.default
  guard files.fileExists(atPath: page.path),
    files.fileExists(atPath: site.path)
  else { return }
  try Data(contentsOf: page).write(
    to: site.appending(path: "live.html"), options: .atomic)
  StandardOutput.writeLine("the page that trains: .build/site/live.html")
}
