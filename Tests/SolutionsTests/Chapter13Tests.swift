import Basics
import ManyProcesses
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.Chapter13

@Suite struct Chapter13Tests {
  @Test("1. the ring takes more turns, and sends as much in all")
  func turns() {
    for p in [1, 2, 4, 8] {
      let sent = rehearse(p) { process in
        process.sum(Tensor(repeating: 1, shape: [80])).count
      }[0].sent
      #expect(sent == Answers.turns(of: p).ring * 80 / p)
    }
    #expect(Answers.turns(of: 1024) == (2046, 20))
  }

  @Test("2. the ring adds up the same numbers, in an order that depends on p")
  func ring() {
    var generator = SplitMix64(seed: 1)
    let vectors = (0..<8).map { _ in Tensor.normal(1003, using: &generator) }
    func ring(_ p: Int) -> Tensor {
      Answers.ringSum(
        of: (0..<p).map { rank in
          pairwiseSum(of: rank * 8 / p..<(rank + 1) * 8 / p) { vectors[$0] }
        })
    }
    let tree = pairwiseSum(of: 0..<8) { vectors[$0] }
    #expect(ring(1) == tree)
    #expect(ring(4) != tree && ring(8) != tree && ring(4) != ring(8))
    for (a, b) in zip(ring(8).elements, tree.elements) {
      #expect(abs(a - b) < 1e-5)
    }
  }

  @Test("3. what serves many processes", arguments: [1, 2, 4, 8, 16, 64])
  func shards(processes: Int) {
    #expect(Answers.serves(8, processes: processes) == (processes <= 8))
    #expect(Answers.serves(64, processes: processes))
    #expect(!Answers.serves(48, processes: processes))
  }
}
