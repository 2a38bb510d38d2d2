import Chapter
import SequenceModels

/// What the page says of the errors after each epoch.
func lossClaims(_ losses: [EpochLoss], noise: Double) -> [Claim] {
  let variance = noise * noise
  return [
    Claim(
      "all errors lie above the variance of the noise",
      losses.allSatisfy { min($0.training, $0.validation) > variance })
  ]
}

/// What the page says of the errors k steps ahead: the network is the better
/// one up to 4 steps, and the worse one from 16 on.
func aheadClaims(
  _ errors: [(k: Int, network: Double, lastValue: Double)]
) -> [Claim] {
  errors.map { k, network, lastValue in
    Claim(
      "\(k) steps ahead it is \(k < 16 ? "worse" : "better") to repeat the last "
        + "value than to ask the network",
      k < 16 ? network < lastValue : network > lastValue)
  }
}

/// What the page says of the points where the predictions come to rest.
///
/// - Parameters:
///   - points: where they settled, from a high start and from a low one.
///   - farthest: the predictions of the most steps.
func fixedPointClaims(_ points: [Float], farthest: [Forecast]) -> [Claim] {
  let arrived = farthest.filter { forecast in
    points.contains { abs($0 - forecast.value) < 0.05 }
  }
  return [
    Claim("one is high and one is low", points[0] > 0.5 && points[1] < -0.5),
    Claim(
      "most predictions of many steps have arrived at one of them, but only "
        + "\(arrived.count) of \(farthest.count) have",
      2 * arrived.count > farthest.count),
  ]
}
