import Testing

@testable import WholeNovel

@Suite struct MixtureTests {
  /// Two models that are each sure of what the other does not know.
  let first = [0.9, 0.1, 0.9, 0.1, 0.9, 0.1]
  let second = [0.1, 0.9, 0.1, 0.9, 0.1, 0.9]

  @Test("two models that know different things are better together")
  func together() {
    let mixture = Mixture(of: first, and: second)
    #expect(mixture.share == 0.5)
    let alone = Mixture(share: 1).perplexity(of: first, and: second).value
    let both = mixture.perplexity(of: first, and: second).value
    #expect(abs(both - 2) < 1e-12 && both < alone)
  }

  @Test("the share of a model that is always better is 1, and of a worse one 0")
  func alone() {
    let worse = first.map { $0 / 2 }
    #expect(Mixture(of: first, and: worse).share == 1)
    #expect(Mixture(of: worse, and: first).share == 0)
  }

  @Test("with a share of 1 or 0 it is one of the two")
  func ends() {
    for (share, p) in [(1.0, first), (0, second)] {
      let mixture = Mixture(share: share).perplexity(of: first, and: second)
      let same = Mixture(share: 0.25).perplexity(of: p, and: p)
      #expect(abs(mixture.value - same.value) < 1e-12)
    }
  }

  @Test("no other share in hundredths does better where it was chosen")
  func chosen() {
    let (p, q) = ([0.5, 0.2, 0.7, 0.05], [0.4, 0.3, 0.2, 0.3])
    let best = Mixture(of: p, and: q)
    for share in (0...100).map({ Double($0) / 100 }) {
      #expect(
        best.perplexity(of: p, and: q).value
          <= Mixture(share: share).perplexity(of: p, and: q).value)
    }
    #expect(best.share > 0 && best.share < 1)
  }
}
