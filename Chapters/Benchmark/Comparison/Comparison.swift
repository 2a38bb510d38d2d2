import Basics
import ChildProcesses
import Console
import Foundation
import Kernels

/// Measures all contestants in rounds: each round has one sample of everybody,
/// so that a machine that becomes slower is slower for all.
struct Comparison {
  let folder: PeerFolder
  /// The package with the builds of this one.
  let package: URL
  let seconds: Double
  /// Variables for the builds and the peers: none, or those that hold all to
  /// AVX2.
  let held: [String: String]

  /// Builds this package's programs and installs the peers.
  ///
  /// - Returns: the contestants that can be measured, and why others cannot.
  func setUp() throws -> (contestants: [Contestant], missing: [String]) {
    try FileManager.default.createDirectory(
      at: folder.url, withIntermediateDirectories: true)
    for configuration in ["debug", "release"] {
      try build(configuration)
    }
    var missing: [Peer: String] = [:]
    for peer in Peer.allCases {
      StandardError.writeLine("\(peer.name) …")
      do {
        try folder.setUp(peer)
      } catch {
        missing[peer] = "\(error)"
        StandardError.writeLine("\(error)")
      }
    }
    let contestants = Contestant.all.filter { contestant in
      guard case .peer(let peer) = contestant.engine else { return true }
      return missing[peer] == nil
    }
    return (contestants, Peer.allCases.compactMap { missing[$0] })
  }

  private func build(_ configuration: String) throws {
    StandardError.writeLine("this package, \(configuration) …")
    let child = try ChildProcess(
      URL(filePath: "/usr/bin/env"),
      [
        "swift", "build", "--package-path", package.path, "-c", configuration,
        "--product", "Benchmark",
      ], in: folder.url, environment: held)
    guard child.terminationStatus == 0 else {
      throw PeerError(
        description: "The \(configuration) build failed:\n\(child.output)")
    }
  }

  /// One sample: runs the contestant's program once.
  ///
  /// - Returns: the sample, and the version that the program says it has.
  /// - Throws: a `PeerError` if it ends with an error or prints no result.
  func sample(_ contestant: Contestant) throws
    -> (sample: ComparisonRecord.Sample, version: String?)
  {
    let report: Report = try result(
      in: run(contestant, seconds: seconds, [:]),
      of: "\(contestant.name), \(contestant.group)")
    return (
      ComparisonRecord.Sample(
        tokensPerSecond: report.tokens_per_s, start: report.first_epoch_s,
        memory: report.peak_rss_mb, perplexity: report.ppl_10),
      report.version
    )
  }

  /// What is read of the line that a program prints.
  private struct Report: Decodable {
    var version: String?
    var tokens_per_s: Double
    var first_epoch_s: Double
    var peak_rss_mb: Double
    var ppl_10: Double?
  }

  /// The peaks on one thread and on so many. The program that was built for
  /// the comparison measures them: the one that compares may use other
  /// instructions.
  func peak(threads: Int) throws -> ComparisonRecord.Peak {
    func peak(_ threads: Int) throws -> Double {
      let report: PeakReport = try result(
        in: run(
          here("release", ["peak", "--threads", "\(threads)", "--json"])),
        of: "Benchmark peak")
      return report.gflops
    }
    return try ComparisonRecord.Peak(
      oneThread: peak(1), allThreads: peak(threads))
  }

  /// What the last line of JSON says that a program has printed.
  private func result<Report: Decodable>(
    in output: String, of program: String
  ) throws -> Report {
    let line = output.split(separator: "\n").last { $0.hasPrefix("{") } ?? ""
    do {
      return try JSONDecoder().decode(Report.self, from: Data(line.utf8))
    } catch {
      throw PeerError(
        description: "\(program) printed no result, but: "
          + "\(output.suffix(300))")
    }
  }

  private func run(
    _ contestant: Contestant, seconds: Double, _ variables: [String: String]
  ) throws -> String {
    switch contestant.engine {
    case .here(let configuration):
      try run(
        here(
          configuration,
          [
            contestant.workload.rawValue, contestant.model, "--unit",
            contestant.unit, "--threads", "\(contestant.threads)", "--seconds",
            "\(seconds)", "--json",
          ]), variables)
    case .peer(let peer):
      try run(
        folder.command(peer, contestant, seconds: seconds),
        variables.merging(folder.environment(peer)) { $1 }
          .merging(held) { $1 })
    }
  }

  /// The command that runs this package's program in a configuration.
  private func here(_ configuration: String, _ arguments: [String])
    -> [String]
  {
    [package.appending(path: ".build/\(configuration)/Benchmark").path]
      + arguments
  }

  private func run(
    _ command: [String], _ environment: [String: String] = [:]
  ) throws -> String {
    let child = try ChildProcess(
      URL(filePath: command[0]), Array(command.dropFirst()), in: folder.url,
      environment: environment)
    guard child.terminationStatus == 0 else {
      throw PeerError(
        description: "\(command.joined(separator: " ")) ended with status "
          + "\(child.terminationStatus): \(child.errors.suffix(500))")
    }
    return child.output
  }

  /// The kernels that a peer names when it is asked to, the most frequent
  /// first; empty if it does not.
  func kernels(of contestant: Contestant) throws -> [String] {
    guard case .peer = contestant.engine else { return [] }
    let output = try run(contestant, seconds: 0.1, Peer.verbose)
    var counts: [String: Int] = [:]
    for line in output.split(separator: "\n") {
      if let name = Self.kernel(in: line) { counts[name, default: 0] += 1 }
    }
    return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(6).map(\.key)
  }

  /// “matmul brg_matmul:avx2” in a line of oneDNN's, the product's name in the
  /// first line of MKL's, the processor that OpenBLAS has chosen its kernels
  /// for.
  static func kernel(in line: Substring) -> String? {
    if line.hasPrefix("onednn_verbose"), line.contains(",exec,") {
      let words = line.split(separator: ",")
      guard let place = words.firstIndex(of: "exec"), words.count > place + 3
      else { return nil }
      return "oneDNN \(words[place + 2]) \(words[place + 3])"
    }
    if line.hasPrefix("MKL_VERBOSE"), !line.contains("(") {
      return String(line.dropFirst("MKL_VERBOSE ".count))
    }
    if line.hasPrefix("MKL_VERBOSE"), let end = line.firstIndex(of: "(") {
      return "MKL " + line[..<end].dropFirst("MKL_VERBOSE ".count)
    }
    if line.contains("OpenBLAS"), let end = line.range(of: " MAX_THREADS"),
      let core = line[..<end.lowerBound].split(separator: " ").last
    {
      return "OpenBLAS \(core)"
    }
    return nil
  }
}
