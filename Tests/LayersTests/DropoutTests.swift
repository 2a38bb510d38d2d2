import Layers
import Tensors
import Testing

@Suite struct DropoutTests {
  let ones = Tensor(repeating: 1, shape: [200, 50])

  @Test("what stays is divided by 1 - p, and about p of it is dropped")
  func share() {
    for p: Float in [0.1, 0.5, 0.75] {
      let y = Dropout(p, seed: 3)(ones, step: 1, place: 0).elements
      let dropped = Double(y.count { $0 == 0 }) / Double(y.count)
      // Five standard deviations of 10,000 draws are 0.025 at most.
      #expect(abs(dropped - Double(p)) < 0.025)
      #expect(
        y.allSatisfy { $0 == 0 || abs($0 - 1 / (1 - p)) < 1e-4 / (1 - p) })
    }
  }

  @Test("seed, step and place each give other masks, and the same ones again")
  func masks() {
    func mask(_ seed: UInt64, _ step: Int, _ place: Int) -> Tensor {
      Dropout(0.5, seed: seed)(ones, step: step, place: place)
    }
    let mask0 = mask(1, 2, 3)
    #expect(mask0 == mask(1, 2, 3))
    for other in [mask(2, 2, 3), mask(1, 3, 3), mask(1, 2, 4), mask(1, 3, 2)] {
      let same = zip(mask0.elements, other.elements).count { $0 == $1 }
      #expect(abs(Double(same) / 10_000 - 0.5) < 0.025)
    }
  }

  @Test("the gradient passes where the element did, by the same factor")
  func gradient() {
    let x = ones.tracked()
    let y = Dropout(0.25, seed: 5)(x, step: 1, place: 1)
    y.sum().backward()
    #expect(x.gradient! == y.detached)
  }

  @Test("a probability of 0 drops nothing")
  func none() {
    #expect(Dropout(0, seed: 1)(ones, step: 1, place: 0) == ones)
  }
}
