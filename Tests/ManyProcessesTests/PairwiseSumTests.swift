import Basics
import ManyProcesses
import Tensors
import Testing

@Suite struct PairwiseSumTests {
  /// Vectors whose sums depend on their order.
  private func vectors(of count: Int) -> [[Float]] {
    var generator = SplitMix64(seed: 5)
    return (0..<8).map { _ in
      Tensor.normal(count, using: &generator).elements
    }
  }

  /// ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)), number by number.
  private func expected(_ v: [[Float]]) -> [Float] {
    v[0].indices.map { i in
      ((v[0][i] + v[1][i]) + (v[2][i] + v[3][i]))
        + ((v[4][i] + v[5][i]) + (v[6][i] + v[7][i]))
    }
  }

  @Test(
    "the sum has the same bits for 1, 2, 4 and 8 processes, whatever the length",
    arguments: [1, 2, 4, 8], [0, 1, 2, 7, 8, 1003])
  func bits(_ processes: Int, _ length: Int) {
    let vectors = vectors(of: length)
    let sums = rehearse(processes) { process in
      process.sum(
        pairwiseSum(of: process.share(of: 8)) { Tensor(vectors[$0]) }
      ).elements
    }
    #expect(sums.count == processes)
    #expect(sums.allSatisfy { $0.result == expected(vectors) })
  }

  @Test("each process sends 2(p - 1)/p of its vector", arguments: [1, 2, 4, 8])
  func traffic(_ processes: Int) {
    let parts = rehearse(processes) { process in
      process.sum(Tensor(repeating: 1, shape: [800])).elements
    }
    #expect(
      parts.allSatisfy { $0.sent == 2 * 800 * (processes - 1) / processes })
    #expect(parts[0].result.allSatisfy { $0 == Float(processes) })
  }

  @Test("numbers and texts are gathered in the order of the processes")
  func gathering() {
    let parts = rehearse(4) { process in
      (
        process.gather([Double(process.rank), 0.1]),
        process.gather(String(repeating: "ä", count: process.rank)),
        process.decision(process.rank == 1)
      )
    }
    for part in parts.map(\.result) {
      #expect(part.0 == [0, 0.1, 1, 0.1, 2, 0.1, 3, 0.1])
      #expect(part.1 == ["", "ä", "ää", "äää"])
      #expect(part.2 == false)
    }
  }
}
