import Chapter

/// What the page says of a run over all windows with all its epochs.
///
/// - Parameter curves: both perplexities after each epoch.
func windowClaims(
  _ curves: [(training: Double, validation: Double)]
) -> [Claim] {
  let (first, last) = (curves[0], curves[curves.count - 1])
  let before = curves[max(0, curves.count - 11)]
  return [
    Claim(
      "both perplexities fall",
      last.training < first.training && last.validation < first.validation),
    Claim(
      "both perplexities are lower than ten epochs before",
      last.training < before.training && last.validation < before.validation),
    Claim(
      "the training text ends below the validation text",
      last.training < last.validation),
  ]
}

/// What the page says of the speed of training against one size, whatever the
/// machine.
///
/// - Parameter parts: percent of the peak, from the smallest size to the
///   largest.
func costClaims(_ parts: [Double]) -> [Claim] {
  var best = 0.0
  let hasCliff = parts.contains { part in
    defer { best = max(best, part) }
    return part < best / 2
  }
  return [
    Claim(
      "a part of the peak lies between 0 and 100%",
      parts.allSatisfy { $0 > 0 && $0 <= 100 }),
    Claim(
      "a larger size never halves what a smaller one reached", !hasCliff),
  ]
}
