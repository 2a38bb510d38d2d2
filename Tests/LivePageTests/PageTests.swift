import BookSite
import BuiltPrograms
import Foundation
import LivePage
import Testing

/// The page in a browser without a window, opened from its file.
@Suite(
  .serialized,
  .enabled(
    if: Built.missingBrowser == nil,
    "the page is not tried: \(Built.missingBrowser ?? "")"))
struct PageTests {
  /// Opens the page on a phone, with a small network that learns fast.
  private func open() throws -> Browser {
    let browser = try Browser()
    try browser.open(Built.page.get(), width: 390)
    try set("hidden", "64", in: browser)
    try set("rate", "2", in: browser)
    return browser
  }

  /// Changes a control as its user does.
  private func set(_ id: String, _ value: String, in browser: Browser) throws {
    try browser.value(
      of: """
        at('\(id)').value = '\(value)'
        for (const kind of ['input', 'change'])
          at('\(id)').dispatchEvent(new Event(kind, { bubbles: true }))
        """)
  }

  private func click(_ id: String, in browser: Browser) throws {
    try browser.value(of: "at('\(id)').click()")
  }

  private func text(_ id: String, in browser: Browser) throws -> String {
    try browser.value(of: "at('\(id)').textContent") as? String ?? ""
  }

  /// The sentence that says what cannot be done, once there is one.
  private func problem(in browser: Browser) throws -> String {
    try browser.wait(for: "at('problem').textContent") as? String ?? ""
  }

  /// Trains for some epochs, and pauses.
  private func train(epochs: Int, in browser: Browser) throws {
    try click("run", in: browser)
    try browser.wait(for: "points.length >= \(epochs)")
    try click("run", in: browser)
  }

  @Test(
    "the page trains below a perplexity of 9, pauses, goes on and begins anew")
  func trains() throws {
    let browser = try open()
    try click("run", in: browser)
    try browser.wait(
      for: "points.length > 5 && points.at(-1).training < 9", seconds: 120)
    let counted = try #require(try browser.value(of: "counted") as? Double)
    #expect(counted > 2 && counted < 12)
    try click("run", in: browser)
    #expect(try text("run", in: browser) == "Go on")
    let later =
      "new Promise(done => setTimeout(() => done(points.length), 700))"
    let paused = try #require(try browser.value(of: later) as? Int)
    #expect(try browser.value(of: later) as? Int == paused)
    try click("run", in: browser)
    try browser.wait(for: "points.length > \(paused + 2)")
    try click("reset", in: browser)
    #expect(
      try browser.value(of: "points.length === 0 && isFresh") as? Bool == true)
  }

  @Test("a prefix is continued, and what was copied is underlined")
  func samples() throws {
    let browser = try open()
    try train(epochs: 60, in: browser)
    try set("prefix", "The Tensor ", in: browser)
    try browser.wait(for: "at('sample').textContent.startsWith('the tensor ')")
    let sample = try text("sample", in: browser)
    #expect(sample.count == "the tensor ".count + 160)
    let copied = try #require(
      try browser.value(of: "at('sample').children[0].innerText.length")
        as? Int)
    #expect((4...80).contains(copied))
  }

  @Test("weights come back as they were, and chapter 6 continues with them")
  func weights() throws {
    let browser = try open()
    try train(epochs: 20, in: browser)
    try browser.value(
      of: """
        var kept, sum
        worker.addEventListener('message', ({ data }) => {
          if (data.weights) kept = data.weights
          if (data.checksum) sum = data.checksum
        })
        """)
    try click("save", in: browser)
    try browser.wait(for: "kept !== undefined")
    let bytes = try browser.value(
      of: "kept.arrayBuffer().then(b => [...new Uint8Array(b)])")
    let file = FileManager.default.temporaryDirectory
      .appending(path: "model-\(UUID().uuidString).safetensors")
    try Data((bytes as? [Int] ?? []).map { UInt8($0) }).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    func checksum() throws -> String {
      try browser.value(of: "sum = 0, worker.postMessage({ checksum: true })")
      return try browser.wait(for: "sum") as? String ?? ""
    }
    let saved = try checksum()
    try set("temperature", "0", in: browser)
    try set("prefix", "the te", in: browser)
    try browser.wait(for: "at('sample').textContent.startsWith('the te')")
    let continued = try text("sample", in: browser)
    let answer = try Built.lines(
      of: builtPrograms.appending(path: "Chapter06_Predict"),
      [
        "--weights", file.path, "--prefix", "the te", "--top-k", "1",
        "--characters", "30",
      ])
    #expect(answer.contains { $0 == continued.prefix(36) }, "\(answer)")

    try click("reset", in: browser)
    try browser.value(of: "begin()")
    #expect(try checksum() != saved)
    try browser.value(
      of: "kept.arrayBuffer().then(load => worker.postMessage({ load }))")
    #expect(try checksum() == saved)
    try browser.value(
      of: "worker.postMessage({ load: new Uint8Array([1, 2, 3]).buffer })")
    #expect(
      try problem(in: browser).hasPrefix("These are not weights of this model"))
  }

  @Test("what cannot be done gets a sentence on the page")
  func sentences() throws {
    let browser = try open()
    try train(epochs: 2, in: browser)
    try set("prefix", "12", in: browser)
    #expect(
      try problem(in: browser).hasPrefix("The prefix \"12\" has no letters"))
    try set("prefix", "the ", in: browser)
    try set("source", "own", in: browser)
    for (bad, beginning) in [
      ("", "There is no text"), ("aaaa", "The text has no letter but “a”"),
      ("机器学习的文字", "The text has no letters A-Z"),
    ] {
      try set("text", bad, in: browser)
      try click("run", in: browser)
      #expect(try problem(in: browser).hasPrefix(beginning), "\(bad)")
    }
    try set("source", "book", in: browser)
    try set("hidden", "1000000", in: browser)
    try click("run", in: browser)
    #expect(
      try problem(in: browser)
        .hasPrefix("The hidden units must be a number from 1"))
    try set("hidden", "16", in: browser)
    // A number that the module does not expect stops it.
    try browser.value(
      of: "begin(); worker.postMessage({ start: { ...settings(), seed: -1 } })")
    #expect(
      try problem(in: browser)
        .hasPrefix("The module stopped, and a new one was started"))
    try click("run", in: browser)
    try browser.wait(for: "points.length > 2")
    #expect(try text("problem", in: browser) == "")
  }

  @Test(
    "no request leaves the machine, nothing is thrown, a phone is wide enough")
  func form() throws {
    let browser = try open()
    try train(epochs: 2, in: browser)
    #expect(browser.complaints == [])
    #expect(
      browser.requests.allSatisfy { request in
        ["file:", "data:", "blob:"].contains { request.hasPrefix($0) }
      }, "\(browser.requests)")
    #expect(
      try browser.value(of: "document.documentElement.scrollWidth") as? Int
        == 390)
  }

  @Test("its theme is switched as that of the site, and its head leads there")
  func frame() throws {
    let browser = try open()
    let colours =
      try browser.value(
        of: """
          [1, 2].map(() => {
            at('theme').click()
            return getComputedStyle(document.body).backgroundColor
          })
          """) as? [String]
    #expect(colours == ["rgb(255, 255, 255)", "rgb(20, 23, 26)"])
    let home =
      try browser.value(
        of: "document.querySelector('header .home').getAttribute('href')")
      as? String
    #expect(home == "index.html")
  }

  @Test("the scripts have 250 lines at most")
  func lines() throws {
    let folder = Built.package.appending(path: "Sources/LivePage/Assets")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    let count = try names.filter { $0.hasSuffix(".js") }.reduce(0) {
      let text = try String(
        contentsOf: folder.appending(path: $1), encoding: .utf8)
      return $0 + text.count { $0 == "\n" }
    }
    #expect(count > 100 && count <= 250)
  }
}
