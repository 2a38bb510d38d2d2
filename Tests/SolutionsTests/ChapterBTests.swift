import Basics
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.ChapterB

@Suite struct ChapterBTests {
  /// A product of random matrices, every dimension different.
  private let sizes = Answers.Sizes(rows: 3, inner: 41, columns: 256)
  private let a, b: [Float]

  init() {
    var generator = SplitMix64(seed: 1)
    a = Tensor.normal(sizes.rows, sizes.inner, using: &generator).elements
    b = Tensor.normal(sizes.inner, sizes.columns, using: &generator).elements
  }

  @Test("1. p, i, j gives the same bits; C comes back after all of it")
  func order() {
    #expect(
      Answers.termByTerm(a, b, sizes) == Answers.sumBySum(a, b, sizes))
    func traffic(_ order: Answers.LoopOrder) -> Answers.Traffic {
      Answers.traffic(order, rows: 32, inner: 512, columns: 512)
    }
    // Along the rows like step 2, and as much of C; step 1 jumps.
    #expect(traffic(.pij) == traffic(.ipj))
    #expect(traffic(.pij).jumps == 0)
    #expect(traffic(.ijp).jumps == traffic(.ijp).beside)
    #expect(traffic(.ijp).ofC < traffic(.pij).ofC)
    let row = Answers.distanceInC(.ipj, rows: 32, columns: 512)
    let whole = Answers.distanceInC(.pij, rows: 32, columns: 512)
    #expect(row == 512 && row * 4 == 2 * 1024)
    #expect(whole == 32 * row && whole * 4 == 64 * 1024)
  }

  @Test("1. the counted traffic is that of the loops")
  func counted() {
    let (n, m, h) = (3, 5, 7)
    for order in Answers.LoopOrder.allCases {
      var counted = Answers.Traffic()
      visit(order, n, m, h) { run in
        for (place, next) in zip(run, run.dropFirst()) {
          // Row-major places in A, B and C; what stays is in a register.
          for move in [
            (next.i * m + next.p) - (place.i * m + place.p),
            (next.p * h + next.j) - (place.p * h + place.j),
            (next.i * h + next.j) - (place.i * h + place.j),
          ] where move != 0 {
            if move == 1 { counted.beside += 1 } else { counted.jumps += 1 }
          }
        }
        // A sum in a register is stored once; the others load and store.
        counted.ofC += order == .ijp ? 1 : 2 * run.count
      }
      #expect(
        counted == Answers.traffic(order, rows: n, inner: m, columns: h))
    }
  }

  private typealias Place = (i: Int, p: Int, j: Int)

  /// Calls `body` with each run of the innermost loop.
  private func visit(
    _ order: Answers.LoopOrder, _ n: Int, _ m: Int, _ h: Int,
    _ body: ([Place]) -> Void
  ) {
    switch order {
    case .ijp:
      for i in 0..<n { for j in 0..<h { body((0..<m).map { (i, $0, j) }) } }
    case .ipj:
      for i in 0..<n { for p in 0..<m { body((0..<h).map { (i, p, $0) }) } }
    case .pij:
      for p in 0..<m { for i in 0..<n { body((0..<h).map { (i, p, $0) }) } }
    }
  }

  @Test("2. the number of vectors changes neither bits nor intensity much")
  func vectors() {
    let expected = Answers.sumBySum(a, b, sizes)
    for (count, intensity) in [(2, 0.485), (4, 0.492), (8, 0.496)] {
      #expect(Answers.inVectors(count, a, b, sizes) == expected)
      let computed = Answers.intensityOfStep3(vectors: count)
      #expect(abs(computed - intensity) < 5e-4)
      #expect(computed < 0.5)
    }
  }

  @Test("3. 24 by 16 moves fewer bytes with more loads")
  func tiles() {
    let tall = Answers.Tile(rows: 24, columns: 16)
    let wide = Answers.Tile(rows: 8, columns: 48)
    #expect(tall.vectors == 24 && wide.vectors == 24)
    #expect(abs(tall.intensity - 4.8) < 1e-12)
    #expect(abs(wide.intensity - 3.4) < 0.05)
    #expect(tall.loads == 25 && wide.loads == 11)
    // Two loads and two multiply-adds a cycle.
    #expect(Double(tall.loads) / 2 == 12.5 && tall.vectors / 2 == 12)
    #expect(Double(wide.loads) / 2 < 12.0 / 2)
  }

  @Test("4. a panel of 48 columns fits 32 kilobytes up to 170 rows")
  func panels() {
    let bytes = 32 * 1024
    let wide = Answers.longestInner(cacheBytes: bytes, panelColumns: 48)
    #expect(wide == 170)
    #expect(4 * 48 * wide <= bytes && 4 * 48 * 171 > bytes)
    #expect(
      Answers.longestInner(cacheBytes: bytes, panelColumns: 16) == 512)
    let speeds = Answers.speeds(inner: [16, 170, 171], runs: 2)
    #expect(speeds.map(\.panelBytes) == [3072, 32_640, 32_832])
    #expect(speeds.allSatisfy { $0.gigaflops > 0 })
  }

  @Test("5. two halves of a sum change the bits, but little")
  func halves() {
    let whole = Answers.sumBySum(a, b, sizes)
    let halves = Answers.inHalves(a, b, sizes)
    #expect(halves != whole)
    for (x, y) in zip(halves, whole) { #expect(abs(x - y) < 1e-4) }
    // Whole numbers are not rounded, and show that no term is missing.
    let (c, d) = (a.map { $0.rounded() }, b.map { $0.rounded() })
    #expect(
      Answers.inHalves(c, d, sizes) == Answers.sumBySum(c, d, sizes))
  }
}
