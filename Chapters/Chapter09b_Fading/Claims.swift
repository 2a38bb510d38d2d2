import Chapter
import RNNCell

/// What reading a text of so many steps costs.
struct StepCost {
  let steps: Int
  let microsecondsPerToken: Double
  /// Beyond those of the program before it measures.
  let megabytes: Double
}

/// What the page says of time and memory, whatever the machine.
func stepClaims(blocks: [StepCost], whole: [StepCost]) -> [Claim] {
  func isSteady(_ costs: [StepCost]) -> Bool {
    let times = costs.map(\.microsecondsPerToken)
    return times.max()! < 4 * times.min()!
  }
  return [
    Claim(
      "the time of a token does not depend on the steps",
      isSteady(blocks) && isSteady(whole)),
    Claim(
      "a token takes longer in one piece than in blocks",
      zip(blocks, whole).allSatisfy {
        $0.microsecondsPerToken < $1.microsecondsPerToken
      }),
    Claim(
      "in one piece the memory is proportional to the steps",
      zip(whole, whole.dropFirst()).allSatisfy { one, next in
        let growth = next.megabytes / one.megabytes
        let ratio = Double(next.steps) / Double(one.steps)
        return growth > 0.6 * ratio && growth < 1.6 * ratio
      }),
    Claim(
      "blocks take less than a tenth of the memory of one piece",
      blocks.last!.megabytes < whole.last!.megabytes / 10),
  ]
}

/// The norms of dL_T/dH_t at distances 0, 1, …, for one spectral radius.
struct DistanceCurve {
  let activation: Activation
  let radius: Double
  let norms: [Double]

  /// The norm at a distance, beside that at distance 0.
  func left(at distance: Int) -> Double { norms[distance] / norms[0] }
}

/// What the page says of the curves of both activations.
///
/// - Parameter shareOff: how many elements of the states of ReLU are 0.
func distanceClaims(_ curves: [DistanceCurve], shareOff: Double) -> [Claim] {
  func left(_ activation: Activation, _ radius: Double, at distance: Int)
    -> Double
  {
    curves.first { $0.activation == activation && $0.radius == radius }!
      .left(at: distance)
  }
  let steepest = curves.max { $0.left(at: 40) < $1.left(at: 40) }!
  return [
    Claim(
      "with radius 0.5 nothing is left after a few dozen steps",
      Activation.allCases.allSatisfy { left($0, 0.5, at: 36) < 1e-6 }),
    Claim(
      "with radius 1 the line is not level",
      Activation.allCases.allSatisfy { left($0, 1, at: 40) < 0.1 }),
    Claim(
      "at radius 1.5 the line of ReLU falls slowly",
      (0.05..<0.5).contains(left(.relu, 1.5, at: 40))),
    Claim(
      "the steepest rise is that of ReLU at radius 2",
      steepest.activation == .relu && steepest.radius == 2),
    Claim(
      "at the far end the upper lines of tanh turn upwards",
      curves.filter { $0.activation == .tanh && $0.radius > 1 }.allSatisfy {
        $0.left(at: 49) * $0.left(at: 30) > $0.left(at: 40) * $0.left(at: 39)
      }),
    Claim("about half of the units are off", (0.4..<0.6).contains(shareOff)),
  ]
}

/// What the page says of the recurrent matrix.
func spectrumClaims(before: Double, after: Double) -> [Claim] {
  [
    Claim(
      "the spectral radius grows tenfold", (8..<12).contains(after / before)),
    Claim("it ends somewhat below 1", (0.7..<1).contains(after)),
  ]
}

/// What the page says of the mean of random draws.
///
/// - Parameter means: the mean part after some draws, and its standard error.
func randomClaims(
  errors: [(draws: Int, error: Double)], means: [(mean: Double, error: Double)],
  blocksOf10: Double
) -> [Claim] {
  let root = Double(errors.last!.draws).squareRoot()
  let fall = errors[0].error / errors.last!.error
  return [
    Claim(
      "one draw is about as wrong as blocks of 10",
      (0.5..<2).contains(errors[0].error / blocksOf10)),
    Claim(
      "the part stays within a few standard errors of 1",
      means.allSatisfy { abs($0.mean - 1) < 3 * $0.error }),
    Claim(
      "the error falls about as one over the root of the draws",
      (0.5..<2).contains(fall / root)),
  ]
}
