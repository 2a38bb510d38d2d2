import Basics

/// What every measured page claims: that the machine was quiet enough.
public func steadyClaims(_ speeds: [RoundsOfSpeed]) -> [Claim] {
  [
    Claim(
      "two rounds of each speed lie within a tenth of each other",
      speeds.allSatisfy(\.isSteady))
  ]
}
