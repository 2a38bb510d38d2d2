import ChildProcesses
import Foundation

@testable import BookSite

/// The folder with Package.swift.
let package = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Why no site can be made here; nil if it can.
let missingPandoc: String? = {
  do {
    _ = try Pandoc(package: package)
    return nil
  } catch { return "\(error)" }
}()

/// Why the site is not tried in a browser here; nil if it is.
let missingBrowser: String? =
  missingPandoc
  ?? (Browser.program() == nil ? "Chromium was not found: .ci/tools" : nil)

/// The site of this package, made once for all tests.
let site = Result {
  let folder = package.appending(path: ".build/site-of-tests")
  try Site(package: package).write(to: folder)
  return folder
}

/// The names of its pages.
func pageNames() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: site.get().path)
    .filter { $0.hasSuffix(".html") }.sorted()
}

/// A program on the path.
func program(_ name: String) -> URL? {
  executables(named: name).first
}
