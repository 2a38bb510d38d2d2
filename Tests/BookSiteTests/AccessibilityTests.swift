import Foundation
import Testing

@testable import BookSite

private let axe = package.appending(path: ".build/tools/axe.js")

/// Why the pages are not tried by axe-core here; nil if they are.
private let missingAxe: String? =
  missingBrowser
  ?? (FileManager.default.fileExists(atPath: axe.path)
    ? nil : "axe-core was not found: .ci/tools")

@Suite(
  .enabled(
    if: missingAxe == nil, "accessibility is not tried: \(missingAxe ?? "")"))
struct AccessibilityTests {
  /// Opens a page and makes it ready for axe-core. To a screen reader formulas
  /// and pictures are one thing each, and what listings are coloured with is
  /// tried with the style sheet: their insides would only cost time.
  private func open(_ page: URL, in browser: Browser) throws {
    try browser.open(page)
    try browser.value(
      of: """
        for (const part of document.querySelectorAll('math, main svg'))
          part.replaceChildren()
        for (const listing of document.querySelectorAll('pre'))
          listing.textContent = listing.textContent
        """)
    try browser.value(of: String(contentsOf: axe, encoding: .utf8) + "; 0")
  }

  /// What axe-core finds serious or critical, in sentences.
  private func violations(in browser: Browser, rules: String) throws
    -> [String]?
  {
    try browser.value(
      of: """
        axe.run({ resultTypes: ['violations'], \(rules) }).then(result =>
          result.violations
            .filter(({ impact }) => ['serious', 'critical'].includes(impact))
            .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 120)))
        """) as? [String]
  }

  @Test("axe-core finds nothing serious on any page, light or dark")
  func pages() throws {
    let browser = try Browser()
    for name in try pageNames() {
      try open(site.get().appending(path: name), in: browser)
      #expect(try violations(in: browser, rules: "") == [], "\(name)")
      // A theme changes nothing but colours.
      try browser.show(width: 1280, isDark: true)
      #expect(
        try violations(in: browser, rules: "runOnly: ['color-contrast']") == [],
        "\(name), dark")
    }
  }

  @Test("axe-core sees what is wrong")
  func wrong() throws {
    let page = FileManager.default.temporaryDirectory
      .appending(path: "wrong-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: page) }
    try """
    <!doctype html><html><title>Wrong</title><main><h1>Wrong</h1>
    <p style="color: #999; background: #fff">Pale</p></main></html>
    """.write(to: page, atomically: true, encoding: .utf8)
    let browser = try Browser()
    try open(page, in: browser)
    let found = try violations(in: browser, rules: "")
    #expect(found?.count == 2)
    #expect(found?.contains { $0.hasPrefix("color-contrast") } == true)
    #expect(found?.contains { $0.hasPrefix("html-has-lang") } == true)
  }
}
