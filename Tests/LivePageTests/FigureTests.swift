import BookSite
import Foundation
import LivePage
import Museum
import Testing

/// What is trained on the pages of the site, opened from their files.
@Suite(
  .serialized,
  .enabled(
    if: Built.missingSite == nil, "no page trains: \(Built.missingSite ?? "")"))
struct FigureTests {
  /// Opens a page on a phone.
  private func open(_ page: String, isDark: Bool = false) throws -> Browser {
    let browser = try Browser()
    try browser.open(
      Built.site.get().appending(path: page), width: 390, isDark: isDark)
    return browser
  }

  /// What stands in a part of the figure.
  private func text(_ selector: String, in browser: Browser) throws -> String {
    try browser.value(
      of: "document.querySelector('.trial \(selector)').textContent")
      as? String ?? ""
  }

  /// Nothing is wider than the phone, light or dark, nothing was thrown or asked
  /// for elsewhere, and everything that is operated has a name.
  private func expectOrder(in browser: Browser) throws {
    for isDark in [false, true] {
      try browser.show(width: 390, isDark: isDark)
      let isNarrow =
        try browser.value(
          of: "document.documentElement.scrollWidth <= 390") as? Bool
      #expect(isNarrow == true)
      // The curves differ from the paper and from each other.
      let colours =
        try browser.value(
          of: """
            [getComputedStyle(document.body).backgroundColor,
              ...[...document.querySelectorAll('.trial polyline')].slice(0, 2)
                .map(line => getComputedStyle(line).stroke)]
            """) as? [String] ?? []
      #expect(colours.count == 3 && Set(colours).count == 3, "\(colours)")
    }
    #expect(browser.complaints == [])
    #expect(
      browser.requests.allSatisfy { request in
        ["file:", "data:", "blob:"].contains { request.hasPrefix($0) }
      }, "\(browser.requests)")
    let nameless =
      try browser.value(
        of: """
          [...document.querySelectorAll('.trial :is(button, select, input, svg)')]
            .filter(part => !part.ariaLabel && !part.labels?.[0]?.textContent.trim()
              && !(part.tagName === 'BUTTON' && part.textContent.trim())).length
          """) as? Int
    #expect(nameless == 0)
  }

  @Test("page 8 trains by the keyboard, pauses, and stops after 30 seconds")
  func training() throws {
    let browser = try open("08-training.html")
    // The clock of the module runs twenty times as fast.
    try browser.value(
      of: """
        var RealWorker = Worker; 0, Worker = class extends RealWorker {
          set onmessage(hear) { super.onmessage = ({ data }) => hear({ data: {
            ...data, ...data.seconds ? { seconds: data.seconds * 20 } : {} } }) }
        }; document.querySelector('.trial button').focus()
        """)
    #expect(try text("button", in: browser) == "Train 30 seconds")
    try browser.press("Enter")
    try browser.wait(
      for: "document.querySelector('.state').innerText.startsWith('epoch 2 ')")
    #expect(try text("button", in: browser) == "Pause")
    let first = try perplexities(in: browser)
    try browser.press("Enter")
    #expect(try text("button", in: browser) == "Go on")
    try browser.value(of: "new Promise(done => setTimeout(done, 500))")
    let paused = try text(".state", in: browser)
    try browser.value(of: "new Promise(done => setTimeout(done, 500))")
    #expect(try text(".state", in: browser) == paused)

    try browser.press("Enter")
    try browser.wait(
      for: """
        document.querySelector('.trial button').textContent ===
          'Train 30 seconds more'
        """)
    let last = try perplexities(in: browser)
    #expect(last[0] < first[0] - 2 && last[1] < first[1] - 2)
    let sample = try text(".sample", in: browser)
    #expect(sample.hasPrefix("the network "))
    #expect(sample.count == "the network ".count + 160)
    #expect(try text("[role=status]", in: browser).contains("held out"))
    try expectOrder(in: browser)
  }

  /// That of training and that of the text held out.
  private func perplexities(in browser: Browser) throws -> [Double] {
    try text(".state", in: browser)
      .matches(of: /(?:perplexity|held out) ([0-9.]+)/)
      .compactMap { Double($0.1) }
  }

  @Test("the museum shows the fingerprint of each bug")
  func museum() throws {
    let browser = try open("bugs.html", isDark: true)
    let titles =
      try browser.value(
        of: "[...document.querySelectorAll('.trial option')].map(o => o.text)")
      as? [String]
    #expect(titles == TrainingBug.allCases.map(\.title))
    for (index, bug) in TrainingBug.allCases.enumerated() {
      try browser.value(of: "document.querySelector('.trial select').focus()")
      if index > 0 { try browser.press("ArrowDown") }
      try browser.press("Tab")
      try browser.press("Enter")
      try browser.wait(
        for: """
          document.querySelector('.trial [role=status]').textContent
            .includes('epochs: \(bug.title)')
          """)
      let rows =
        try browser.value(
          of: """
            [...document.querySelectorAll('.trial tr')].slice(1).map(row =>
              [...row.querySelectorAll('td')].map(cell => +cell.textContent))
            """) as? [[Double]] ?? []
      #expect(rows.count == (bug == .evaluation ? 2 : 3), "\(bug)")
      try #require(rows.count > 1)
      expectFingerprint(
        of: bug, training: rows[0], heldOut: rows[1], rows.last!)
    }
    try expectOrder(in: browser)
  }

  /// The first number of each row is that of the sound run.
  private func expectFingerprint(
    of bug: TrainingBug, training: [Double], heldOut: [Double], _ sign: [Double]
  ) {
    let isFound =
      switch bug {
      case .labels:
        sign[0] == 1 && sign[1] < 0.3 && training[1] > 1.3 * training[0]
      case .shift: sign[0] == 1 && sign[1] < 0.3 && training[1] < 2
      case .detach: sign[1] > 2 * sign[0]
      case .reset: sign[0] > 1 && sign[1] == 0
      case .softmax: sign[0] > 1 && sign[1] <= 1 && heldOut[1] > 2 * heldOut[0]
      case .clip: sign[0] <= 0.2 && sign[1] > 0.2
      case .mean: training[1] > sign[1] && training[0] == sign[0]
      case .evaluation: heldOut[0] > 10 && heldOut[1] < 3
      }
    #expect(isFound, "\(bug): \(training) \(heldOut) \(sign)")
  }

  @Test("without the module beside it, a page says what is missing")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: Built.site.get(), to: folder)
    try FileManager.default.removeItem(
      at: folder.appending(path: "live-module.js"))
    let browser = try Browser()
    for page in ["08-training.html", "bugs.html"] {
      try browser.open(folder.appending(path: page))
      try browser.value(of: "document.querySelector('.trial button').click()")
      let sentence = try browser.wait(
        for: "document.querySelector('.trial [role=alert]').textContent")
      #expect(
        (sentence as? String)?.contains("swift run book live makes it") == true)
    }
  }
}
