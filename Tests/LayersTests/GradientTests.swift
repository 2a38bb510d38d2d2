import Basics
import Layers
import Tensors
import Testing

@testable import LayerChecks

/// Each unit against the equations written step by step.
@Suite struct GradientTests {
  /// All units, with fewer hidden units than a vector of the kernels has
  /// lanes, and with more, but no multiple of them.
  static let cases = RecurrentUnit.allCases.flatMap { unit in
    [(unit, 7), (unit, 19)]
  }

  private func check(_ unit: RecurrentUnit, _ hiddenUnits: Int) -> GradientCheck
  {
    var generator = SplitMix64(seed: 3)
    return GradientCheck(unit, hiddenUnits: hiddenUnits, using: &generator)
  }

  private func difference(_ a: Tensor, _ b: Tensor) -> Double {
    guard a.shape == b.shape else { return .infinity }
    return relativeDifference(
      a.elements.map(Double.init), b.elements.map(Double.init))
  }

  @Test(
    "outputs and final state are those of the steps, one after another",
    arguments: cases)
  func values(unit: RecurrentUnit, hiddenUnits: Int) {
    let check = check(unit, hiddenUnits)
    let (H, final) = check.layerOutputs(check.numbers)
    let steps = check.stepOutputs(check.numbers)
    #expect(H.shape == [3, 2, hiddenUnits])
    #expect(difference(H, .stack(steps.H)) < 2e-6)
    #expect(difference(final, steps.final) < 2e-6)
  }

  @Test(
    "all gradients are those that the tape finds for the steps",
    arguments: cases)
  func tape(unit: RecurrentUnit, hiddenUnits: Int) {
    let check = check(unit, hiddenUnits)
    let byHand = check.gradients(of: check.layerLoss)
    let byTape = check.gradients(of: check.stepLoss)
    // Three inputs, the state (two for the LSTM), and four arrays of weights.
    #expect(byHand.count == (unit == .lstm ? 9 : 8))
    for (index, (hand, tape)) in zip(byHand, byTape).enumerated() {
      #expect(difference(hand, tape) < 5e-6, "number \(index)")
    }
  }

  @Test(
    "all gradients are those of finite differences in double precision",
    arguments: cases)
  func differences(unit: RecurrentUnit, hiddenUnits: Int) {
    let check = check(unit, hiddenUnits)
    let gradients = check.gradients(of: check.layerLoss)
    for (number, gradient) in gradients.enumerated() {
      // Every element of a small layer, a part of those of a large one.
      let elements = stride(
        from: 0, to: gradient.count, by: hiddenUnits == 7 ? 1 : 23)
      let computed = gradient.elements.map(Double.init)
      // Single precision allows about 1e-7 of the largest for each of the
      // sums; differences in double precision are exact to about 1e-9.
      #expect(
        relativeDifference(
          elements.map { computed[$0] },
          elements.map { check.difference(number, $0) }) < 1e-5,
        "number \(number)")
    }
  }
}
