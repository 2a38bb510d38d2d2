import BookSite
import ChildProcesses
import Foundation
import LivePage
import Testing

/// The module of the page that trains, compiled from the sources as they are, and
/// what Node made of it: once for all tests.
enum Built {
  static let node = executables(named: "node").first

  static let package = URL(filePath: #filePath)
    .appending(path: "../../..").standardizedFileURL

  /// The file of the module.
  static let module = Result {
    try ModuleBuild(of: package, for: .webAssembly).makeModule()
  }

  static let hiddenUnits = 96
  static let epochs = 3
  /// What is learnt.
  static let text = package.appending(path: "book/a-tape.md")

  /// What the script in Module printed.
  static let words = Result {
    try lines(
      of: node!,
      [
        package.appending(path: "Tests/LivePageTests/Module/train.mjs").path,
        module.get().path, text.path, "\(hiddenUnits)", "\(epochs)",
      ])
  }

  /// The page that trains.
  static let page = Result { try Page(of: package).write(with: module.get()) }

  /// The site with the module beside its pages.
  static let site = Result {
    let site = package.appending(path: ".build/site-of-live-tests")
    try Site(package: package).write(to: site)
    let made = try page.get()
    for name in Page.files {
      try FileManager.default.copyItem(
        at: made.deletingLastPathComponent().appending(path: name),
        to: site.appending(path: name))
    }
    return site
  }

  /// Why nothing is tried in a browser here; nil if it is.
  static let missingBrowser: String? =
    Browser.program() == nil ? "Chromium was not found: .ci/tools" : nil

  /// Why no figure of the site is tried here; nil if they are.
  static let missingSite: String? =
    missingBrowser
    ?? {
      do {
        _ = try Site(package: package)
        return nil
      } catch { return "\(error)" }
    }()

  /// What a program prints, line by line.
  static func lines(
    of program: URL, _ arguments: [String]
  ) throws -> [Substring] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let child = try ChildProcess(program, arguments, in: folder)
    try #require(child.terminationStatus == 0, "\(child.errors)")
    return child.output.split(separator: "\n")
  }
}
