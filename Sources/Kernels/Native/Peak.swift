import Basics

/// Twelve chains of multiply-adds that never touch memory: more than the
/// processor needs to keep its units busy, few enough for its registers.
///
/// - Returns: the sum of all lanes, so that nothing may be left out.
@inline(__always)
private func multiplyAdd<Register: SIMD>(
  _: Register.Type, steps: Int, factor: Float, start: Float
) -> Float where Register.Scalar == Float {
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

@inline(never)
private func multiplyAddEight(steps: Int, factor: Float, start: Float)
  -> Float
{
  multiplyAdd(SIMD8<Float>.self, steps: steps, factor: factor, start: start)
}

@inline(never)
private func multiplyAddSixteen(steps: Int, factor: Float, start: Float)
  -> Float
{
  multiplyAdd(SIMD16<Float>.self, steps: steps, factor: factor, start: start)
}

/// The operations a second, in billions, that so many threads reach when
/// nothing but arithmetic holds them up, with eight or sixteen floats at a
/// time: whichever is faster.
package func measuredPeak(threads: Int) -> Double {
  ThreadPool.shared.use(threads: threads)
  return max(
    peak(threads, floats: 8, multiplyAddEight),
    peak(threads, floats: 16, multiplyAddSixteen))
}

private func peak(
  _ threads: Int, floats: Int,
  _ multiplyAdd: (_ steps: Int, _ factor: Float, _ start: Float) -> Float
) -> Double {
  let steps = 1 << 14
  let operations = 2 * 12 * floats * steps * threads
  let seconds = fastest {
    ThreadPool.shared.forEach(threads) { index in
      keep(multiplyAdd(steps, 1e-3, Float(index)))
    }
  }
  return Double(operations) / seconds / 1e9
}

/// Makes the optimiser believe that a number is needed.
@inline(never)
private func keep(_ number: Float) {}
