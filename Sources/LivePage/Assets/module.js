// The module: its memory, its texts, and its functions.
async function openModule(base64) {
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
  const unpacked = new Blob([bytes]).stream()
    .pipeThrough(new DecompressionStream('gzip'))
  const { instance: { exports: x } } = await WebAssembly.instantiate(
    await new Response(unpacked).arrayBuffer())
  const output = () =>
    new Uint8Array(x.memory.buffer, x.output(), x.outputLength()).slice()
  const said = () => new TextDecoder().decode(output())
  /** Calls a function with bytes; 0 means that the output says why not. */
  const call = (body, bytes) => {
    const at = x.allocate(bytes.length)
    new Uint8Array(x.memory.buffer, at, bytes.length).set(bytes)
    const isDone = body(at, bytes.length)
    x.release(at)
    if (isDone === 0) throw new Error(said())
  }
  const utf8 = text => new TextEncoder().encode(text)
  return {
    begin: s => call((at, count) => x.begin(
      at, count, s.unit, s.hidden, s.steps, s.rate, s.clip, s.isRandom,
      s.seed), utf8(s.text)),
    trainEpoch: () => {
      const loss = x.trainEpoch()
      if (!(loss >= 0)) throw new Error(said())
      return Math.exp(loss)
    },
    trained: x.trained, counted: x.count,
    heldOut: () => Math.exp(x.measure()),
    checksum: () => BigInt.asUintN(64, x.checksum()).toString(16),
    sample: (prefix, length, temperature) => {
      call((at, count) => x.sample(at, count, length, temperature), utf8(prefix))
      const start = x.copiedStart()
      return { text: said(), copied: [start, start + x.copiedLength()] }
    },
    header: () => (x.header(), said()),
    weights: () => (x.weights(), output()),
    beginExhibit: (text, bug) => call((at, n) => x.beginExhibit(at, n, bug), utf8(text)),
    trainExhibit: () => (x.trainExhibit(), JSON.parse(said())),
    load: bytes => call((at, count) => x.load(at, count / 4), bytes),
  }
}
