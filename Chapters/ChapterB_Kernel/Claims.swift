import Chapter

/// What the page says of the speeds of the steps, whatever the machine.
///
/// - Parameter parts: what the steps reach, in percent of the peak.
func kernelClaims(_ parts: [Double]) -> [Claim] {
  let panels = parts[5]
  return [
    Claim(
      "a part of the peak lies between 0 and 100%",
      parts.allSatisfy { $0 > 0 && $0 <= 100 }),
    Claim(
      "the tile with panels is 10 times as fast as the three loops",
      panels >= 10 * parts[0]),
    Claim("the tile with panels reaches half of the peak", panels >= 50),
  ]
}
