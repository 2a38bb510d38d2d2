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
    #expect(Comparison.kernel(in: "{\"tokens_per_s\": 1}") == nil)
  }

  @Test("a record that is not there is named, with status 1")
  func missingRecord() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "benchmark-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    let child = try ChildProcess(
      builtPrograms.appending(path: "Benchmark"),
      ["table", "--record", "nowhere.json"], in: folder)
    #expect(child.terminationStatus == 1)
    #expect(child.output.isEmpty && child.errors.contains("nowhere.json"))
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

  @Test("ten times the text may take fifteen times as long, not more")
  func growth() {
    func cost(_ length: Int, _ seconds: Double) -> GrowthCost {
      GrowthCost(
        length: length, reading: 0.5, indexing: seconds, epoch: 0.5, memory: 1)
    }
    let small = [cost(10_000, 1), cost(1_000_000, 1)]
    let longer = growthClaims(small + [cost(10_000_000, 14)])
    #expect(longer.allSatisfy { $0.holds })
    #expect(!growthClaims(small + [cost(10_000_000, 16)])[1].holds)
    #expect(!growthClaims([cost(10_000, 0.4)])[0].holds)
  }
}
