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

  /// The browser, if there is one.
  static let browser = Browser.program()

  /// Where the browser keeps its things, and the weights that were saved.
  static let profile = Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "live-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// What the script that tries the page printed.
  static let pageWords = Result {
    let page = try Page(of: package).write(with: module.get())
    return try lines(
      of: node!,
      [
        package.appending(path: "Tests/LivePageTests/Module/page.mjs").path,
        browser!.path, page.path, profile.get().path,
      ])
  }

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
