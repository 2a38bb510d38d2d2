// Asks the module what the program in Bits asks, and what a test wants to know of
// it besides: node train.mjs live.wasm text units epochs
import fs from 'node:fs'

const [file, textFile, units, epochs] = process.argv.slice(2)
const module = new WebAssembly.Module(fs.readFileSync(file))
console.log('imports', WebAssembly.Module.imports(module).length)
const text = fs.readFileSync(textFile)

function start() {
  const live = new WebAssembly.Instance(module).exports
  const give = bytes => {
    const at = live.allocate(bytes.length)
    new Uint8Array(live.memory.buffer, at, bytes.length).set(bytes)
    return [at, bytes.length]
  }
  return {
    live,
    begin(text, unit, hidden) {
      const [at, length] = give(text)
      const answer = live.begin(at, length, unit, hidden, 35, 1, 1, 0, 42)
      live.release(at)
      return answer
    },
    sample(prefix) {
      const [at, length] = give(Buffer.from(prefix))
      const answer = live.sample(at, length, 20, 0)
      live.release(at)
      return answer
    },
    output: () => Buffer.from(live.memory.buffer, live.output(), live.outputLength()).toString(),
  }
}

for (const unit of [0, 1, 2, 3]) {
  const { live, begin } = start()
  begin(text, unit, +units)
  for (let i = 0; i < epochs; i++) live.trainEpoch()
  console.log(unit, BigInt.asUintN(64, live.checksum()).toString(16))
}

// One instance for all that follows: a mistake of the reader must not break it.
const { live, begin, sample, output } = start()
for (const bad of ['', '???', 'aaa a aa', '机器学习'])
  console.log('refused', 1 - begin(Buffer.from(bad), 0, 16), output())
console.log('refused', 1 - begin(text, 0, 100000), output())
console.log('refused', 1 - begin(text.subarray(0, 500), 0, 16), output())
begin(text, 0, 16)
console.log('refused', 1 - sample('123'), output())
console.log('refused', 1 - sample('Zürich'), output())
for (let i = 0; i < 20; i++) live.trainEpoch()
console.log('sampled', sample('The Time '), output())
let memory = 0
for (let i = 0; i < 500; i++) {
  if (i === 20) memory = live.memory.buffer.byteLength
  live.trainEpoch()
  if (i % 10 === 0) { live.measure(); sample('the ') }
}
console.log('grown', live.memory.buffer.byteLength - memory)
