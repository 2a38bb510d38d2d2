import Basics

#if AVX512
  private typealias Register = SIMD16<Float>
#else
  private typealias Register = SIMD8<Float>
#endif

/// Twelve chains of multiply-adds that never touch memory: more than the
/// processor needs to keep its units busy, few enough for its registers.
///
/// - Returns: the sum of all lanes, so that nothing may be left out.
@inline(never)
private func multiplyAdd(steps: Int, factor: Float, start: Float) -> Float {
  // snippet.peak
  let x = Register(repeating: factor)
  let y = Register(repeating: start)
  var s0 = y, s1 = y, s2 = y, s3 = y, s4 = y, s5 = y
  var s6 = y, s7 = y, s8 = y, s9 = y, s10 = y, s11 = y
  for _ in 0..<steps {
    s0.addProduct(x, y)
    s1.addProduct(x, y)
    s2.addProduct(x, y)
    s3.addProduct(x, y)
    s4.addProduct(x, y)
    s5.addProduct(x, y)
    s6.addProduct(x, y)
    s7.addProduct(x, y)
    s8.addProduct(x, y)
    s9.addProduct(x, y)
    s10.addProduct(x, y)
    s11.addProduct(x, y)
  }
  // snippet.end
  return (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11).sum()
}

/// The operations a second, in billions, that so many threads reach when
/// nothing but arithmetic holds them up.
package func measuredPeak(threads: Int) -> Double {
  let steps = 1 << 14
  ThreadPool.shared.use(threads: threads)
  let operations = 2 * 12 * Register.scalarCount * steps * threads
  let seconds = fastest {
    ThreadPool.shared.forEach(threads) { index in
      keep(multiplyAdd(steps: steps, factor: 1e-3, start: Float(index)))
    }
  }
  return Double(operations) / seconds / 1e9
}

/// Makes the optimiser believe that a number is needed.
@inline(never)
private func keep(_ number: Float) {}
