import Basics
import Chapter
import Kernels

/// What this machine can do at best, and how near a product comes to it.
struct Machine {
  let threads: Int
  private let onePeak: Double
  private let allPeak: Double

  /// Everything is timed in so many rounds, some time apart, and the fastest
  /// counts.
  private static let rounds = 4

  init(threads: Int) {
    self.threads = threads
    let peaks = (0..<Self.rounds).map { _ in
      (one: measuredPeak(threads: 1), all: measuredPeak(threads: threads))
    }
    onePeak = peaks.map(\.one).max()!
    allPeak = peaks.map(\.all).max()!
  }

  func showPeak() {
    show("peak of one thread: \(decimal(onePeak, 1)) GFLOP/s")
    show("peak of all threads: \(decimal(allPeak, 1)) GFLOP/s")
  }

  /// Times every step of a product of random matrices.
  func timeSteps(rows: Int, inner: Int, columns: Int, seed: UInt64) {
    Product.random(
      rows: rows, inner: inner, columns: columns, seed: seed, timeSteps)
  }

  /// Shows the speed of every step and its part of the peak, and whether all
  /// of them gave the same bits.
  private func timeSteps(of product: Product) {
    let steps = product.steps
    var seconds = [Double](repeating: .infinity, count: steps.count)
    var results: [[Float]] = []
    for _ in 0..<Self.rounds {
      for (index, step) in steps.enumerated() {
        ThreadPool.shared.use(threads: step.usesAllThreads ? threads : 1)
        product.c.update(
          repeating: .nan, count: product.rows * product.columns)
        seconds[index] = min(seconds[index], fastest(step.run))
        results.append(product.result)
      }
    }
    show("")
    show("\(product.written): GFLOP/s, part of the peak")
    for (step, seconds) in zip(steps, seconds) {
      let speed = product.gigaflops(in: seconds)
      let peak = step.usesAllThreads ? allPeak : onePeak
      show(
        step.name.left(20) + decimal(speed, 1).right(7)
          + "\(decimal(100 * speed / peak, 1))%".right(8))
    }
    ensureForPage(
      kernelClaims(seconds.map(product.gigaflops(in:)), peak: onePeak))
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
