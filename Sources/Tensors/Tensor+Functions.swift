import Kernels

/// The hyperbolic tangent of each element.
public func tanh(_ x: Tensor) -> Tensor { x.mapped(.tanh) }

/// max(x, 0) of each element.
public func relu(_ x: Tensor) -> Tensor { x.mapped(.relu) }

/// e^x of each element.
public func exp(_ x: Tensor) -> Tensor { x.mapped(.exp) }

/// The natural logarithm of each element.
public func log(_ x: Tensor) -> Tensor { x.mapped(.log) }

/// The square root of each element; its gradient at 0 is infinite.
public func sqrt(_ x: Tensor) -> Tensor { x.mapped(.sqrt) }

extension Tensor {
  fileprivate func mapped(_ function: Function) -> Tensor {
    let y = Tensor(uninitialized: shape)
    apply(function, to: base, count: count, into: y.base)
    // Only the logarithm needs its input again; the others keep their output.
    let x = function == .log ? detached : y
    let pullback: Node.Pullback = { dy in
      let dx = Tensor(uninitialized: y.shape)
      applyDerivative(
        of: function, at: x.base, output: y.base, to: dy.base,
        count: y.count, into: dx.base)
      return .whole(dx)
    }
    return y.recorded(from: [(self, pullback)])
  }
}

/// e^x of one number, with the same bits on every machine.
public func exponential(_ x: Float) -> Float { Kernels.exp(x) }
