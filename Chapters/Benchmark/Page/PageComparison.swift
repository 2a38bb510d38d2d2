import BookSite
import ChildProcesses
import Console
import Foundation
import LivePage

/// Who trains the network from scratch: the same minibatches, one thread each.
enum PageContestant: String, CaseIterable, Codable {
  case native, module, plain

  /// The name in the table.
  var name: String {
    switch self {
    case .native: "this package, one thread"
    case .module: "its module, in Chromium"
    case .plain: "plain JavaScript, in Node"
    }
  }
}

/// Measures the module of the page that trains beside the program it is made
/// from and beside plain JavaScript, in rounds.
struct PageComparison {
  /// The package with the builds.
  let package: URL
  /// The text that is learnt.
  let text: URL
  let seconds: Double
  let instructions: Instructions
  private let node: URL
  private let page: URL

  /// Builds the program and the page.
  ///
  /// - Throws: an error that says what is missing.
  init(package: URL, text: URL, settings: Settings) throws {
    guard let node = executables(named: "node").first else {
      throw PeerError(
        description: "node is missing: .ci/tools installs it if it can.")
    }
    guard Browser.program() != nil else {
      throw PeerError(
        description: "Chromium is missing: .ci/tools installs it if it can.")
    }
    (self.package, self.text, self.node) = (package, text, node)
    (seconds, instructions) = (settings.seconds, settings.instructions)
    let build = try ModuleBuild(of: package, for: .webAssembly)
    page = try Page(of: package).write(with: build.makeModule())
    try buildProgram()
  }

  /// Where the program is built: WebAssembly has no registers as wide as those
  /// of AVX-512, so a comparison of code is one with AVX2.
  private var scratchPath: URL {
    package.appending(path: instructions == .avx2 ? ".build-v3" : ".build")
  }

  /// Where programs run.
  private var folder: URL { page.deletingLastPathComponent() }

  private func buildProgram() throws {
    StandardError.writeLine("this package, release …")
    let child = try ChildProcess(
      URL(filePath: "/usr/bin/env"),
      [
        "swift", "build", "--package-path", package.path, "-c", "release",
        "--scratch-path", scratchPath.path, "--product", "Benchmark",
      ], in: folder,
      environment: instructions == .avx2 ? ["RNN_CPU": "x86-64-v3"] : [:])
    guard child.terminationStatus == 0 else {
      throw PeerError(
        description: "The release build failed:\n\(child.output)")
    }
  }

  /// One sample: the tokens that a contestant trains on in a second.
  func sample(_ contestant: PageContestant, hiddenUnits: Int) throws
    -> PageSample
  {
    switch contestant {
    case .native:
      try run(
        scratchPath.appending(path: "release/Benchmark"),
        [
          "A", "scratch", "--hidden", "\(hiddenUnits)", "--threads", "1",
          "--seconds", "\(seconds)", "--json", "--corpus", text.path,
        ])
    case .module: try browse(hiddenUnits: hiddenUnits)
    case .plain:
      try run(
        node,
        [
          package.appending(path: "Chapters/Benchmark/peers/peer_plain.js")
            .path, "\(hiddenUnits)", "--seconds", "\(seconds)", "--text",
          text.path,
        ])
    }
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> PageSample {
    let child = try ChildProcess(
      program, arguments, in: folder)
    guard child.terminationStatus == 0,
      let line = child.output.split(separator: "\n").last(where: {
        $0.hasPrefix("{")
      }),
      let sample = try? JSONDecoder().decode(
        PageSample.self, from: Data(line.utf8))
    else {
      throw PeerError(
        description: "\(program.lastPathComponent) printed no result, but: "
          + (child.output + child.errors).suffix(300))
    }
    return sample
  }

  /// Trains in the page, opened from its file, with the clock of the page; the
  /// median over the epochs after the first two.
  private func browse(hiddenUnits: Int) throws -> PageSample {
    let browser = try Browser()
    try browser.open(page)
    let novel = String(
      decoding: try JSONEncoder().encode(
        String(contentsOf: text, encoding: .utf8)), as: UTF8.self)
    let rate = try browser.value(
      of: """
        (async () => {
          const model = await openModule(liveModule), rates = []
          model.begin({ text: \(novel), unit: 0, hidden: \(hiddenUnits),
            steps: 35, rate: 1, clip: 1, isRandom: 0, seed: 1 })
          let start
          for (let i = 0; i < 6 || performance.now() - start < 1000 * \(seconds); i++) {
            const before = performance.now()
            model.trainEpoch()
            const after = performance.now()
            if (i === 1) start = after
            if (i > 1) rates.push(model.trained() / (after - before) * 1000)
          }
          rates.sort((a, b) => a - b)
          return rates[rates.length >> 1]
        })()
        """)
    let agent = try browser.value(of: "navigator.userAgent") as? String ?? ""
    return PageSample(
      version: agent.firstMatch(of: /Chrome\/([0-9.]+)/).map { String($0.1) },
      tokens_per_s: rate as? Double ?? 0)
  }
}

/// What is read of the line that a program prints.
struct PageSample: Codable {
  var version: String?
  var tokens_per_s: Double
}
