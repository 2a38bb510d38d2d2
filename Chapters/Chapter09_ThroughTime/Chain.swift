import Basics
import Chapter
import Tensors

/// The smallest recurrent network: h_t = w h_{t−1}.
func showChain() {
  // snippet.chain
  let (w, T): (Float, Int) = (0.5, 4)
  var h: [Tensor] = [Tensor(1)]  // h_0
  // The same weight four times, each with a gradient of its own.
  let copies = (1...T).map { _ in Tensor(w).tracked() }
  for copy in copies { h.append(copy * h.last!) }
  h[T].backward()

  show(table.row("step", ["direct", "passed on", "product", "tape"]))
  for t in 1...T {
    let direct = h[t - 1].item  // ∂h_t/∂w
    let passedOn = (t..<T).reduce(Float(1)) { product, _ in product * w }
    let tape = copies[t - 1].gradient!.item
    let numbers = [direct, passedOn, direct * passedOn, tape]
    show(table.row("\(t)", numbers.map { decimal(Double($0), 4) }))
  }
  show("total", copies.reduce(0) { $0 + $1.gradient!.item })
  // snippet.end

  // snippet.one-leaf
  let shared = Tensor(w).tracked()
  var state = Tensor(1)
  for _ in 1...T { state = shared * state }
  state.backward()
  show("total, by the tape:", shared.gradient!.item)
  // snippet.end
}
