import Chapter

/// What the page says of the speeds of the steps, whatever the machine.
///
/// - Parameters:
///   - speeds: of the steps in their order, in GFLOP/s.
///   - peak: of one thread, in GFLOP/s.
func kernelClaims(_ speeds: [Double], peak: Double) -> [Claim] {
  let panels = speeds[5]
  return [
    Claim("every step has a speed", speeds.allSatisfy { $0 > 0 }),
    Claim(
      "the tile with panels is 10 times as fast as the three loops",
      panels >= 10 * speeds[0]),
    Claim("the tile with panels reaches half of the peak", panels >= peak / 2),
  ]
}
