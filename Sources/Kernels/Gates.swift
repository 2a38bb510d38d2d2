// The elementwise parts of a step of the GRU and of the LSTM, and their
// gradients, for some rows and units: what a product does with its gates while
// they are in the cache. A row of gates holds the gates one after the other, in
// PyTorch's order; everything else has one number for each hidden unit.

/// σ(x) = 1 / (1 + e^-x) = (1 + tanh(x / 2)) / 2.
@_transparent
func sigmoid(_ x: Vector) -> Vector {
  Vector(repeating: 0.5).addingProduct(
    Vector(repeating: 0.5), tanh(0.5 * x))
}

/// A part of the batch and of the hidden units.
public struct GatePart: Sendable {
  let rows: Range<Int>
  let units: Range<Int>
  /// How many units a row has.
  let width: Int

  /// These rows and units, where a row has `width` units.
  public init(rows: Range<Int>, units: Range<Int>, of width: Int) {
    (self.rows, self.units, self.width) = (rows, units, width)
  }

  /// Calls `body` with each row and each vector of its units: where it starts
  /// and how many lanes count.
  @inline(__always)
  fileprivate func forEachVector(
    _ body: (_ row: Int, _ j: Int, _ count: Int) -> Void
  ) {
    for row in rows {
      var j = units.lowerBound
      while j < units.upperBound {
        body(row, j, min(lanes, units.upperBound - j))
        j += lanes
      }
    }
  }
}

/// One step of the GRU (reset, update, new).
///
///     r = σ(p_r + q_r),  z = σ(p_z + q_z),  a = q_n + b_hn
///     n = tanh(p_n + r a),  h = n + z (h_prev - n)
///
/// - Parameters:
///   - gates: (rows, 3 units), the products with the recurrent weights q on
///     entry; r, z and n on return.
///   - p: the projections of the inputs, 3 units in each row.
///   - bias: b_hn, (units).
///   - a: (rows, units); overwritten, needed by the gradient.
public func gruStep(
  _ part: GatePart, gates: UnsafeMutablePointer<Float>, adding p: AddedRows,
  bias: UnsafePointer<Float>, previous: UnsafePointer<Float>,
  a: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>
) {
  let units = part.width
  part.forEachVector { row, j, count in
    let gates = gates + row * 3 * units
    let p = p[row]
    @inline(__always) func gate(_ k: Int) -> Vector {
      let at = k * units + j
      return load(p, at, count) + load(gates, at, count)
    }
    // snippet.gru-step
    let r = sigmoid(gate(0))
    let z = sigmoid(gate(1))
    let inner = load(gates, 2 * units + j, count) + load(bias, j, count)
    let n = tanh(load(p, 2 * units + j, count).addingProduct(r, inner))
    let before = load(previous + row * units, j, count)
    // snippet.end
    save(r, gates, j, count)
    save(z, gates, units + j, count)
    save(n, gates, 2 * units + j, count)
    save(inner, a + row * units, j, count)
    save(n.addingProduct(z, before - n), h + row * units, j, count)
  }
}

/// The gradient of `gruStep`.
///
/// - Parameters:
///   - gates: r, z and n.
///   - dh: the gradient of h by the output of the step.
///   - carry: (rows, units), what the products of the step that follows add to
///     the gradient of h.
///   - kept: (rows, units), what h of the step that follows adds to it past the
///     products on entry; the same for h_prev, dh z, on return.
///   - dp, dq: (rows, 3 units), the gradients of p and q; overwritten.
public func gruStepDerivative(
  _ part: GatePart, gates: UnsafePointer<Float>, a: UnsafePointer<Float>,
  previous: UnsafePointer<Float>, dh: UnsafePointer<Float>,
  carry: UnsafePointer<Float>, kept: UnsafeMutablePointer<Float>,
  dp: UnsafeMutablePointer<Float>, dq: UnsafeMutablePointer<Float>
) {
  let units = part.width
  part.forEachVector { row, j, count in
    let gates = gates + row * 3 * units
    let dp = dp + row * 3 * units
    let dq = dq + row * 3 * units
    let at = row * units + j
    let (r, z, n) = (
      load(gates, j, count), load(gates, units + j, count),
      load(gates, 2 * units + j, count)
    )
    let later = load(kept, at, count) + load(carry, at, count)
    let dh = load(dh, at, count) + later
    let before = load(previous, at, count)
    // snippet.gru-derivative
    let dn = dh * (1 - z) * (1 - n * n)
    let dz = dh * (before - n) * z * (1 - z)
    let dr = dn * load(a, at, count) * r * (1 - r)
    // snippet.end
    save(dr, dp, j, count)
    save(dz, dp, units + j, count)
    save(dn, dp, 2 * units + j, count)
    save(dr, dq, j, count)
    save(dz, dq, units + j, count)
    save(dn * r, dq, 2 * units + j, count)
    save(dh * z, kept, at, count)
  }
}

/// One step of the LSTM (input, forget, cell, output).
///
///     i = σ(p_i + q_i),  f = σ(p_f + q_f)
///     g = tanh(p_g + q_g),  o = σ(p_o + q_o)
///     c = f c_prev + i g,  h = o tanh(c)
///
/// - Parameters:
///   - gates: (rows, 4 units), the products with the recurrent weights q on
///     entry; i, f, g and o on return.
///   - p: the projections of the inputs, 4 units in each row.
public func lstmStep(
  _ part: GatePart, gates: UnsafeMutablePointer<Float>, adding p: AddedRows,
  previous: UnsafePointer<Float>,
  c: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>
) {
  let units = part.width
  part.forEachVector { row, j, count in
    let gates = gates + row * 4 * units
    let p = p[row]
    let at = row * units + j
    @inline(__always) func gate(_ k: Int) -> Vector {
      load(p, k * units + j, count) + load(gates, k * units + j, count)
    }
    // snippet.lstm-step
    let (i, f) = (sigmoid(gate(0)), sigmoid(gate(1)))
    let (g, o) = (tanh(gate(2)), sigmoid(gate(3)))
    let cell = (i * g).addingProduct(f, load(previous, at, count))
    // snippet.end
    save(i, gates, j, count)
    save(f, gates, units + j, count)
    save(g, gates, 2 * units + j, count)
    save(o, gates, 3 * units + j, count)
    save(cell, c, at, count)
    save(o * tanh(cell), h, at, count)
  }
}

/// The gradient of `lstmStep`.
///
/// - Parameters:
///   - gates: i, f, g and o.
///   - dh: the gradient of h by the output of the step.
///   - carry: the gradient of h by the step that follows.
///   - dc: the gradient of c by what follows on entry; that of c_prev on
///     return.
///   - dp: (rows, 4 units), the gradient of p; overwritten.
public func lstmStepDerivative(
  _ part: GatePart, gates: UnsafePointer<Float>, c: UnsafePointer<Float>,
  previous: UnsafePointer<Float>, dh: UnsafePointer<Float>,
  carry: UnsafePointer<Float>, dc: UnsafeMutablePointer<Float>,
  dp: UnsafeMutablePointer<Float>
) {
  let units = part.width
  part.forEachVector { row, j, count in
    let gates = gates + row * 4 * units
    let dp = dp + row * 4 * units
    let at = row * units + j
    @inline(__always) func gate(_ k: Int) -> Vector {
      load(gates, k * units + j, count)
    }
    let (i, f, g, o) = (gate(0), gate(1), gate(2), gate(3))
    // snippet.lstm-derivative
    let bent = tanh(load(c, at, count))
    let dh = load(dh, at, count) + load(carry, at, count)
    let total = load(dc, at, count)
      .addingProduct(dh * o, 1 - bent * bent)
    let before = load(previous, at, count)
    save(total * g * i * (1 - i), dp, j, count)
    save(total * before * f * (1 - f), dp, units + j, count)
    save(total * i * (1 - g * g), dp, 2 * units + j, count)
    save(dh * bent * o * (1 - o), dp, 3 * units + j, count)
    save(total * f, dc, at, count)
    // snippet.end
  }
}

// MARK: - Vectors

@inline(__always)
private func load(
  _ x: UnsafePointer<Float>, _ at: Int, _ count: Int
) -> Vector {
  x.vector(at, count: count)
}

@inline(__always)
private func save(
  _ value: Vector, _ x: UnsafeMutablePointer<Float>, _ at: Int, _ count: Int
) {
  x.store(value, at: at, count: count)
}
