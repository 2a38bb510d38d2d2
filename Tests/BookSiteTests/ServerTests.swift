import ChildProcesses
import Foundation
import Testing

@testable import BookSite

/// The site from a static server, as it is published.
@Suite(
  .enabled(
    if: missingBrowser == nil,
    "the site is not tried: \(missingBrowser ?? "")"))
struct ServerTests {
  /// Python's server in a folder, on a port that is free.
  private func server(of folder: URL, log: URL) throws -> (ChildProcess, String)
  {
    let child = try ChildProcess(
      URL(filePath: "/usr/bin/env"),
      [
        "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1",
        "--directory", folder.path,
      ], in: log)
    for _ in 0..<600 {
      if let port = child.output.firstMatch(of: /port (\d+)/)?.1 {
        return (child, "http://127.0.0.1:\(port)/")
      }
      guard child.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    child.send(SIGTERM)
    throw SiteError(description: "The server did not start: \(child.errors)")
  }

  @Test("every page opens from a server, which is all that it asks")
  func pages() throws {
    let folder = try site.get()
    let log = FileManager.default.temporaryDirectory
      .appending(path: "server-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: log, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: log) }
    let (child, address) = try server(of: folder, log: log)
    defer {
      child.send(SIGTERM)
      child.waitUntilExit()
    }
    let browser = try Browser()
    for name in try pageNames() {
      try browser.open(#require(URL(string: address + name)))
      #expect(browser.complaints == [], "\(name)")
      #expect(
        browser.requests.allSatisfy {
          $0.hasPrefix(address) || $0 == "data:,"
        }, "\(name) asks for \(browser.requests)")
      let problems = try browser.value(of: BrowserTests.problems) as? [String]
      #expect(problems == [], "\(name)")
    }
  }
}
