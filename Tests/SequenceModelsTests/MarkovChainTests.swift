import Basics
import SequenceModels
import Tensors
import Testing

@Suite struct MarkovChainTests {
  private let chain = MarkovChain([
    [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.6, 0.3, 0.1],
  ])

  private func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    (a - b).elements.map(abs).max() ?? .infinity
  }

  @Test("frequencies on a walk are those of the matrix and of its square")
  func counting() {
    var generator = SplitMix64(seed: 7)
    let walk = chain.walk(60_000, using: &generator)
    let P = chain.transition
    for (lag, expected) in [(1, P), (2, P.matmul(P))] {
      let counted = frequencies(in: walk, states: 3, lag: lag)
      // Some 20,000 visits a row: four standard errors are 0.014.
      #expect(largestDifference(counted, expected) < 0.014)
      for sum in counted.sum(axis: 1).elements { #expect(abs(sum - 1) < 1e-6) }
    }
    let looking = frequencies(in: walk, states: 3, lag: -1)
    #expect(
      largestDifference(looking, chain.reversed().transition) < 0.014)
  }

  @Test("frequencies are those counted by hand")
  func byHand() {
    let walk = [0, 1, 1, 0, 1]
    #expect(
      frequencies(in: walk, states: 2, lag: 1)
        == Tensor([[0, 1], [0.5, 0.5]]))
    #expect(
      frequencies(in: walk, states: 2, lag: -1)
        == Tensor([[0, 1], [2 / 3, 1 / 3]]))
    let unseen = frequencies(in: walk, states: 3, lag: 1)[2].elements
    #expect(unseen.allSatisfy { $0.isNaN })
  }

  @Test("a step does not change the stationary distribution")
  func stationary() {
    let p = chain.stationaryDistribution()
    #expect(largestDifference(p.matmul(chain.transition), p) < 1e-6)
    #expect(abs(p.sum().item - 1) < 1e-5)
  }

  @Test("turning a chain round twice gives it back")
  func twice() {
    let again = chain.reversed().reversed().transition
    #expect(largestDifference(again, chain.transition) < 1e-5)
    #expect(
      largestDifference(chain.reversed().transition, chain.transition) > 0.3)
  }

  @Test("a step of probability 0 is never taken")
  func impossible() {
    var generator = SplitMix64(seed: 3)
    let ring = MarkovChain([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    let walk = ring.walk(9, using: &generator)
    #expect(walk == [0, 1, 2, 0, 1, 2, 0, 1, 2])
    #expect(ring.walk(0, using: &generator) == [])
  }
}
