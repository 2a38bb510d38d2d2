/// The larger number in each lane; x where one of the two is NaN.
///
/// The standard library's `pointwiseMax` drops the NaN instead.
@inline(__always)
func maximum(_ x: Vector, _ y: Vector) -> Vector {
  x.replacing(with: y, where: x .< y)
}

/// The smaller number in each lane; x where one of the two is NaN.
@inline(__always)
func minimum(_ x: Vector, _ y: Vector) -> Vector {
  x.replacing(with: y, where: x .> y)
}
