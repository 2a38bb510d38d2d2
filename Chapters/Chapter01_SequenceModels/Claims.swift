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
