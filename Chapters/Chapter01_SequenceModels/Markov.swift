import Basics
import Chapter
import SequenceModels
import Tensors

/// Two steps at once, and a chain read backwards.
func playMarkovChain(using generator: inout SplitMix64) {
  // snippet.weather
  let weather = MarkovChain([
    [0.1, 0.8, 0.1],  // after sun (0): mostly clouds
    [0.2, 0.1, 0.7],  // after clouds (1): mostly rain
    [0.6, 0.3, 0.1],  // after rain (2): mostly sun
  ])
  let days = weather.walk(100_000, using: &generator)
  show(days.prefix(24).map(String.init).joined(separator: " "), "…")
  // snippet.end

  // snippet.twosteps
  let twoSteps = weather.transition.matmul(weather.transition)
  let counted = frequencies(in: days, states: 3, lag: 2)
  show("computed:")
  show(twoSteps)
  show("counted:")
  show(counted)
  check(
    "largest difference below 0.01",
    (counted - twoSteps).largestMagnitude < 0.01)
  // snippet.end

  // snippet.backwards
  let reversed = weather.reversed()
  show(reversed.transition)
  let lookingBack = frequencies(in: days, states: 3, lag: -1)
  check(
    "largest difference below 0.01",
    (lookingBack - reversed.transition).largestMagnitude < 0.01)
  // snippet.end

  // snippet.directions
  let p = weather.stationaryDistribution()
  show("any day:", p)
  let week = Array(days.prefix(7))
  let forwards = probability(of: week, in: weather, startingFrom: p)
  let backwards = probability(
    of: week.reversed(), in: reversed, startingFrom: p)
  show("forwards ", decimal(forwards, 5))
  show("backwards", decimal(backwards, 5))
  // snippet.end
}

/// P(x_1, …, x_T) = P(x_1) P(x_2 | x_1) ⋯ P(x_T | x_{T-1}).
func probability(
  of states: [Int], in chain: MarkovChain, startingFrom start: Tensor
) -> Double {
  zip(states, states.dropFirst()).reduce(Double(start[0, states[0]])) {
    $0 * Double(chain.transition[$1.0, $1.1])
  }
}
