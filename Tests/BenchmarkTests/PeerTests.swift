import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

@testable import Benchmark

@Suite struct PeerTests {
  @Test("every peer has a program, and its packages have versions")
  func sources() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Chapters/Benchmark/peers")
    for peer in Peer.allCases {
      let name = peer.compiledSource ?? "peer_\(peer.rawValue).py"
      #expect(
        FileManager.default.fileExists(
          atPath: folder.appending(path: name).path))
      #expect(peer.requirements.allSatisfy { $0.contains("==") })
    }
  }

  @Test("names of contestants are unique in their groups")
  func names() {
    let names = Contestant.all.map { $0.group + ": " + $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test("kernels are read from what oneDNN and MKL print")
  func kernels() {
    #expect(
      Comparison.kernel(
        in: "onednn_verbose,v1,primitive,exec,cpu,matmul,brg_matmul:avx2,undef")
        == "oneDNN matmul brg_matmul:avx2")
    #expect(
      Comparison.kernel(
        in: "onednn_verbose,v1,primitive,create,cpu,matmul,brg_matmul:avx2")
        == nil)
    #expect(
      Comparison.kernel(in: "MKL_VERBOSE SGEMM(N,N,512,32) 94us NThr:2")
        == "MKL SGEMM")
    #expect(
      Comparison.kernel(in: "MKL_VERBOSE oneMKL 2024.0 Update 2")
        == "oneMKL 2024.0 Update 2")
    #expect(
      Comparison.kernel(
        in:
          "\"version\": \"OpenBLAS 0.3.34 NO_AFFINITY SkylakeX MAX_THREADS=64\""
      )
        == "OpenBLAS SkylakeX")
    #expect(Comparison.kernel(in: "{\"tokens_per_s\": 1}") == nil)
  }

  @Test("a record that is not there is named, with status 1")
  func missingRecord() throws {
    try inFolder { folder in
      let child = try ChildProcess(
        builtPrograms.appending(path: "Benchmark"),
        ["table", "--record", "nowhere.json"], in: folder)
      #expect(child.terminationStatus == 1)
      #expect(child.output.isEmpty && child.errors.contains("nowhere.json"))
    }
  }

  @Test("the peak is a number of GFLOP/s; it is asked of the built program")
  func peak() throws {
    try inFolder { folder in
      let child = try ChildProcess(
        builtPrograms.appending(path: "Benchmark"),
        ["peak", "--threads", "1", "--json"], in: folder)
      #expect(child.terminationStatus == 0, "\(child.errors)")
      let report = try JSONDecoder().decode(
        PeakReport.self, from: Data(child.output.utf8))
      #expect(report.gflops > 0.1 && report.threads == 1)

      let program = folder.appending(path: ".build/release/Benchmark")
      try FileManager.default.createDirectory(
        at: program.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      func build(printing line: String) throws {
        try Data("#!/bin/sh\necho \"\(line)\"\n".utf8).write(to: program)
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: program.path)
      }
      let comparison = Comparison(
        folder: PeerFolder(url: folder, sources: folder, text: folder),
        package: folder, seconds: 1, held: [:])
      // Its third word is the number of threads.
      try build(printing: #"{\"gflops\": ${3}0.5, \"threads\": $3}"#)
      let peak = try comparison.peak(threads: 4)
      #expect(peak.oneThread == 10.5 && peak.allThreads == 40.5)
      try build(printing: "nothing")
      let error = #expect(throws: PeerError.self) {
        try comparison.peak(threads: 4)
      }
      #expect(error?.description.contains("Benchmark peak") == true)
    }
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "benchmark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    try body(folder)
  }

  @Test("a machine at work is not measured")
  func busy() {
    #expect(throws: Never.self) { try requireIdle(load: { 0.3 }, wait: {}) }
    var loads = [2.0, 1.0, 0.4].makeIterator()
    #expect(throws: Never.self) {
      try requireIdle(load: { loads.next() ?? 0.4 }, wait: {})
    }
    let error = #expect(throws: PeerError.self) {
      try requireIdle(load: { 1.5 }, wait: {})
    }
    #expect(error?.description.contains("1.5") == true)
  }

  @Test("what the page says of a longer text does not hold of any numbers")
  func growth() {
    func cost(
      _ length: Int, _ seconds: Double, memory: Double = 30
    ) -> GrowthCost {
      GrowthCost(
        length: length, reading: 0.001, indexing: seconds, epoch: 0.5,
        memory: memory)
    }
    func holds(_ large: GrowthCost) -> [Bool] {
      growthClaims([cost(1_000_000, 0.006), large], itself: 20).map { $0.holds }
    }
    // Ten times the text may take fifteen times as long.
    #expect(holds(cost(10_000_000, 0.089)) == [true, true, true])
    #expect(holds(cost(10_000_000, 0.091)) == [true, true, false])
    #expect(holds(cost(10_000_000, 0.1)) == [false, true, false])
    #expect(
      holds(cost(10_000_000, 0.05, memory: 40)) == [true, false, true])
  }
}
