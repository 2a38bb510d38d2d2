// Plain JavaScript: the network from scratch, as workload A trains it, in loops
// over Float32Array.
//
//     node peer_plain.js 128 --seconds 2 --text timemachine.txt
'use strict'
const fs = require('fs')

const [hidden, ...rest] = process.argv.slice(2)
const option = name => rest[rest.indexOf(name) + 1]
const H = +hidden, N = 32, T = 35, V = 28, COUNT = 10000

// The novel as chapter 2 reads it: lines stripped and joined, small letters and
// spaces; indices by frequency, behind that of <unk>.
const text = fs.readFileSync(option('--text'), 'utf8').split('\n')
  .map(line => line.replace(/[^A-Za-z]+/g, ' ').trim().toLowerCase()).join('')
const counts = {}
for (const letter of text) counts[letter] = (counts[letter] ?? 0) + 1
const letters = Object.keys(counts).sort((a, b) => counts[b] - counts[a])
const tokens = Int32Array.from(text.slice(0, COUNT), c => letters.indexOf(c) + 1)

const normal = () => 0.01 * Math.sqrt(-2 * Math.log(1 - Math.random()))
  * Math.cos(2 * Math.PI * Math.random())
const sizes = { W_xh: V * H, W_hh: H * H, b_h: H, W_hq: H * V, b_q: V }
const p = {}, g = {}
for (const [name, size] of Object.entries(sizes)) {
  p[name] = new Float32Array(size).map(name[0] === 'W' ? normal : () => 0)
  g[name] = new Float32Array(size)
}
const X = new Int32Array(T * N), Y = new Int32Array(T * N)
const states = new Float32Array((T + 1) * N * H)  // the first is carried over
const scores = new Float32Array(T * N * V), dA = new Float32Array(T * N * H)

// C += A B, where A is (m, k) and begins at a, and so on.
function addProduct(m, n, k, A, a, B, C, c) {
  for (let i = 0; i < m; i++)
    for (let l = 0; l < k; l++) {
      const factor = A[a + i * k + l]
      for (let j = 0; j < n; j++) C[c + i * n + j] += factor * B[l * n + j]
    }
}

// C += Aᵀ B, where A is (k, m).
function addTransposedProduct(m, n, k, A, a, B, b, C) {
  for (let l = 0; l < k; l++)
    for (let i = 0; i < m; i++) {
      const factor = A[a + l * m + i]
      for (let j = 0; j < n; j++) C[i * n + j] += factor * B[b + l * n + j]
    }
}

// C += A Bᵀ, where B is (n, k).
function addProductTransposed(m, n, k, A, a, B, C, c) {
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let l = 0; l < k; l++) sum += A[a + i * k + l] * B[j * k + l]
      C[c + i * n + j] += sum
    }
}

function forward() {
  const step = N * H
  for (let t = 0; t < T; t++) {
    const at = (t + 1) * step
    for (let i = 0; i < N; i++)  // X W_xh is a row of W_xh
      for (let j = 0; j < H; j++)
        states[at + i * H + j] = p.W_xh[X[t * N + i] * H + j] + p.b_h[j]
    addProduct(N, H, H, states, at - step, p.W_hh, states, at)
    for (let i = at; i < at + step; i++) states[i] = Math.tanh(states[i])
  }
  for (let row = 0; row < T * N; row++) scores.set(p.b_q, row * V)
  addProduct(T * N, V, H, states, step, p.W_hq, scores, 0)
}

// The mean cross-entropy; afterwards `scores` holds its gradient.
function crossEntropy() {
  let loss = 0
  for (let row = 0; row < T * N; row++) {
    const at = row * V
    let most = -Infinity, sum = 0
    for (let v = 0; v < V; v++) most = Math.max(most, scores[at + v])
    for (let v = 0; v < V; v++) sum += Math.exp(scores[at + v] - most)
    loss += Math.log(sum) + most - scores[at + Y[row]]
    for (let v = 0; v < V; v++)
      scores[at + v] = (Math.exp(scores[at + v] - most) / sum
        - (v === Y[row] ? 1 : 0)) / (T * N)
  }
  return loss / (T * N)
}

function backward() {
  for (const array of Object.values(g)) array.fill(0)
  const step = N * H
  addTransposedProduct(H, V, T * N, states, step, scores, 0, g.W_hq)
  for (let i = 0; i < T * N * V; i++) g.b_q[i % V] += scores[i]
  dA.fill(0)
  addProductTransposed(T * N, H, V, scores, 0, p.W_hq, dA, 0)
  for (let t = T - 1; t >= 0; t--) {
    if (t < T - 1)  // what comes back through W_hh
      addProductTransposed(N, H, H, dA, (t + 1) * step, p.W_hh, dA, t * step)
    for (let i = 0; i < N; i++)
      for (let j = 0; j < H; j++) {
        const at = t * step + i * H + j, h = states[at + step]
        dA[at] *= 1 - h * h
        g.b_h[j] += dA[at]
        g.W_xh[X[t * N + i] * H + j] += dA[at]
      }
  }
  addTransposedProduct(H, H, T * N, states, 0, dA, 0, g.W_hh)
}

// Gradients clipped to norm 1, and a step at rate 1.
function step() {
  let squares = 0
  for (const array of Object.values(g))
    for (let i = 0; i < array.length; i++) squares += array[i] * array[i]
  const rate = Math.min(1, 1 / Math.sqrt(squares))
  for (const name in p) {
    const [values, gradients] = [p[name], g[name]]
    for (let i = 0; i < values.length; i++) values[i] -= rate * gradients[i]
  }
}

/** An epoch; calls `done` with the loss after each minibatch. */
function epoch(done) {
  const start = Math.floor(Math.random() * T)
  const length = Math.floor((COUNT - start - 1) / N)
  states.fill(0, 0, N * H)
  for (let left = 0; left + T <= length; left += T) {
    for (let t = 0; t < T; t++)
      for (let i = 0; i < N; i++) {
        const at = start + i * length + left + t
        X[t * N + i] = tokens[at]
        Y[t * N + i] = tokens[at + 1]
      }
    forward()
    const loss = crossEntropy()
    backward()
    step()
    states.copyWithin(0, T * N * H)
    if (done(loss)) return
  }
}

// The median over the minibatches after the first three, which warm up.
const seconds = +option('--seconds'), rates = []
let first, loss = 0, count = 0, before = performance.now(), isOver = false
while (!isOver) epoch(last => {
  const now = performance.now()
  if (++count === 3) first = now
  if (count > 3) rates.push(T * N / (now - before) * 1000)
  before = now
  loss = last
  return isOver = count > 5 && now - first > 1000 * seconds
})
rates.sort((a, b) => a - b)
console.log(JSON.stringify({
  version: process.version.slice(1), tokens_per_s: rates[rates.length >> 1],
  minibatches: count, perplexity: Math.exp(loss) }))
