/// A sum of products in double precision.
struct Sum {
  private(set) var value = 0.0
  /// The sum of the absolute values, to which a rounding error is relative.
  private(set) var magnitude = 0.0

  mutating func add(_ a: Float, _ b: Float) {
    let product = Double(a) * Double(b)
    value += product
    magnitude += abs(product)
  }
}

/// Whether each element is within rounding of its sum of `steps` products,
/// added to `start` where that is given.
///
/// Every step rounds once, by at most half a unit in the last place, 2^-24, of
/// what has been summed so far, which is never more than the magnitude. Two
/// more roundings are those of adding the sum to what was there.
func agrees(
  _ c: Buffer, _ sums: [Sum], steps: Int, start: [Float]? = nil
) -> Bool {
  sums.indices.allSatisfy { index in
    let before = Double(start?[index] ?? 0)
    let error = abs(Double(c.base[index]) - before - sums[index].value)
    // `<=` fails for a NaN, that is, for an element that was never written.
    return error
      <= Double(steps + 2) * 0x1p-24 * (sums[index].magnitude + abs(before))
  }
}
