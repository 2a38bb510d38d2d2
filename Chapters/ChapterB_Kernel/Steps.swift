import Kernels

/// One way to compute a product.
struct Step {
  let name: String
  var usesAllThreads = false
  let run: () -> Void
}

extension Product {
  /// All ways, from the slowest to the fastest.
  var steps: [Step] {
    let panels = Panels(matrixB)
    // snippet.shifted
    let shifted = Panels(matrixB, shift: 4)  // 16 bytes behind a cache line
    // snippet.end
    let product = { matrixProduct(matrixA, panels, into: c) }
    return [
      Step(name: "1. i, j, p", run: sumBySum),
      Step(name: "2. i, p, j", run: rowByRow),
      Step(name: "3. vectors", run: inVectors),
      Step(name: "4. tile") { tileProduct(matrixA, matrixB, into: c) },
      Step(name: "5. panels") { matrixProduct(matrixA, shifted, into: c) },
      Step(name: "6. cache lines", run: product),
      Step(name: "7. all threads", usesAllThreads: true, run: product),
    ]
  }
}
