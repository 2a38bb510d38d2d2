/// Sixteen floats, the step in which all kernels work.
///
/// One register with AVX-512, two with AVX, four with NEON. The number is the
/// same everywhere, so that sums are formed in the same order everywhere.
typealias Vector = SIMD16<Float>

let lanes = 16

extension UnsafePointer<Float> {
  /// The sixteen floats that start at `index`.
  @inline(__always)
  func vector(_ index: Int) -> Vector {
    UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self)
  }

  /// The `count` floats that start at `index`, at most sixteen, then `padding`.
  @inline(__always)
  func vector(_ index: Int, count: Int, padding: Float = 0) -> Vector {
    if count == lanes { return vector(index) }
    var end = UnsafeRawPointer(self + index + count)
    let none = SIMD2(repeating: padding)
    var two = none
    if count & 1 != 0 {
      end -= 4
      two.x = end.load(as: Float.self)
    }
    var four = SIMD4(lowHalf: two, highHalf: none)
    if count & 2 != 0 {
      end -= 8
      four = SIMD4(lowHalf: end.loadUnaligned(as: SIMD2.self), highHalf: two)
    }
    var eight = SIMD8(lowHalf: four, highHalf: SIMD4(repeating: padding))
    if count & 4 != 0 {
      end -= 16
      eight = SIMD8(lowHalf: end.loadUnaligned(as: SIMD4.self), highHalf: four)
    }
    if count & 8 != 0 {
      end -= 32
      return Vector(
        lowHalf: end.loadUnaligned(as: SIMD8.self), highHalf: eight)
    }
    return Vector(lowHalf: eight, highHalf: SIMD8(repeating: padding))
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always)
  func vector(_ index: Int) -> Vector {
    UnsafePointer(self).vector(index)
  }

  @inline(__always)
  func store(_ vector: Vector, at index: Int) {
    UnsafeMutableRawPointer(self + index)
      .storeBytes(of: vector, as: Vector.self)
  }

  /// Stores the first `count` floats of a vector.
  @inline(__always)
  func store(_ vector: Vector, at index: Int, count: Int) {
    if count == lanes { return store(vector, at: index) }
    var to = UnsafeMutableRawPointer(self + index)
    var eight = vector.lowHalf
    if count & 8 != 0 {
      to.storeBytes(of: eight, as: SIMD8.self)
      to += 32
      eight = vector.highHalf
    }
    var four = eight.lowHalf
    if count & 4 != 0 {
      to.storeBytes(of: four, as: SIMD4.self)
      to += 16
      four = eight.highHalf
    }
    var two = four.lowHalf
    if count & 2 != 0 {
      to.storeBytes(of: two, as: SIMD2.self)
      to += 8
      two = four.highHalf
    }
    if count & 1 != 0 { to.storeBytes(of: two.x, as: Float.self) }
  }
}

/// Copies a few floats; `memmove` would cost more than the copy.
@inline(__always)
func copy(
  _ source: UnsafePointer<Float>,
  to destination: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  while index + lanes <= count {
    destination.store(source.vector(index), at: index)
    index += lanes
  }
  let rest = count - index
  if rest > 0 {
    destination.store(source.vector(index, count: rest), at: index, count: rest)
  }
}

/// Copies eight floats.
@inline(__always)
func copyEight(
  _ source: UnsafePointer<Float>, to destination: UnsafeMutablePointer<Float>
) {
  let eight = UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
  UnsafeMutableRawPointer(destination)
    .storeBytes(of: eight, as: SIMD8<Float>.self)
}

extension SIMD16 where Scalar: BinaryFloatingPoint {
  /// The sum of the lanes, always added in the same order.
  @inline(__always)
  var laneSum: Scalar {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}

extension SIMD16<Float> {
  /// The largest lane; the result is a NaN or not if a lane is one.
  @inline(__always)
  var laneMaximum: Float {
    let eight = lowHalf.replacing(with: highHalf, where: lowHalf .< highHalf)
    let (a, b) = (eight.lowHalf, eight.highHalf)
    let four = a.replacing(with: b, where: a .< b)
    let (c, d) = (four.lowHalf, four.highHalf)
    let two = c.replacing(with: d, where: c .< d)
    return two.x < two.y ? two.y : two.x
  }
}

/// How many rows below its own the last vector of a row reaches into, when a
/// row of so many columns is read or written in whole steps of `width`.
@inline(__always)
func overrun(columns: Int, width: Int = lanes) -> Int {
  let excess = (columns + width - 1) / width * width - columns
  return columns == 0 ? 0 : (excess + columns - 1) / columns
}

/// Calls `body` with ranges that cover 0 ..< `count`, on all threads when
/// there are enough elements for two.
@inline(__always)
func inParallel(_ count: Int, _ body: (Range<Int>) -> Void) {
  let chunk = 8192
  guard count > chunk, ThreadPool.shared.threads > 1 else {
    return body(0..<count)
  }
  ThreadPool.shared.forEach((count + chunk - 1) / chunk) { index in
    body(index * chunk..<min((index + 1) * chunk, count))
  }
}
