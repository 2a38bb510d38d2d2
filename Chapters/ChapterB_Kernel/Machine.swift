import Basics
import Chapter
import Kernels

/// What this machine can do at best, and how near a product comes to it.
struct Machine {
  let threads: Int

  /// Everything is timed in so many rounds, the peak and the steps in turn, and
  /// the fastest counts.
  private static let rounds = 4

  /// Times every step of a product of random matrices.
  func timeSteps(rows: Int, inner: Int, columns: Int, seed: UInt64) {
    Product.random(
      rows: rows, inner: inner, columns: columns, seed: seed, timeSteps)
  }

  /// Shows the speed of every step and its part of the peak, and whether all
  /// of them gave the same bits.
  private func timeSteps(of product: Product) {
    let steps = product.steps
    var (onePeak, allPeak) = (RoundsOfSpeed(), RoundsOfSpeed())
    var speeds = steps.map { _ in RoundsOfSpeed() }
    var results: [[Float]] = []
    for _ in 0..<Self.rounds {
      onePeak.add(measuredPeak(threads: 1))
      allPeak.add(measuredPeak(threads: threads))
      for (index, step) in steps.enumerated() {
        ThreadPool.shared.use(threads: step.usesAllThreads ? threads : 1)
        product.c.update(
          repeating: .nan, count: product.rows * product.columns)
        speeds[index].add(product.gigaflops(in: fastest(step.run)))
        results.append(product.result)
      }
    }
    show("")
    show("\(product.written): GFLOP/s, part of the peak")
    show("peak, one thread".left(20) + decimal(onePeak.best, 1).right(7))
    show("peak, all threads".left(20) + decimal(allPeak.best, 1).right(7))
    var parts: [Double] = []
    for (step, speed) in zip(steps, speeds) {
      let peak = step.usesAllThreads ? allPeak : onePeak
      parts.append(100 * speed.best / peak.best)
      show(
        step.name.left(20) + decimal(speed.best, 1).right(7)
          + "\(decimal(parts.last!, 1))%".right(8))
    }
    ensureForPage(
      kernelClaims(parts) + steadyClaims([onePeak, allPeak] + speeds))
    check(
      "the same bits from all seven", results.allSatisfy { $0 == results[0] })
    product.roundingTwice()
    let differences = zip(product.result, results[0]).map { abs($0 - $1) }
    check("rounding twice a step changes bits", product.result != results[0])
    check("but no element by 0.001", differences.max()! < 0.001)
  }

  /// Shows how fast a single row meets a matrix, and how fast the matrix is
  /// read for it.
  func timeRow(inner: Int, columns: Int, seed: UInt64) {
    ThreadPool.shared.use(threads: 1)
    Product.random(rows: 1, inner: inner, columns: columns, seed: seed) {
      product in
      let panels = Panels(product.matrixB)
      let speed = product.gigaflops(
        in: fastest { matrixProduct(product.matrixA, panels, into: product.c) })
      show("")
      show("\(product.written): one thread")
      show("\(decimal(speed, 1)) GFLOP/s")
      // Each number of the matrix, four bytes, serves two operations.
      show("\(decimal(2 * speed, 1)) GB/s are read")
    }
  }
}
