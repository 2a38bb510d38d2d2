// The page: its controls, and what the worker says.
const at = id => document.getElementById(id)
const number = id => at(id).valueAsNumber
let worker, counted, points = [], id = 0, isRunning = false, isFresh = true

const speech = () => ({ prefix: at('prefix').value, temperature: number('temperature') })
const settings = () => ({
  id: ++id, seed: 42, unit: at('unit').selectedIndex, every: 5,
  text: at('source').value === 'own' ? at('text').value : liveText,
  hidden: number('hidden'), steps: number('steps'), rate: number('rate'),
  clip: at('clip').checked ? 1 : 0, isRandom: at('sampling').selectedIndex })
function begin() {
  if (isFresh) worker.postMessage({ speech: speech(), start: settings() })
  isFresh = false
}
function run(on) {
  if (on) begin()
  isRunning = on
  worker.postMessage({ run: on })
  at('run').textContent = on ? 'Pause' : isFresh ? 'Start' : 'Go on'
}
function reset() {
  isFresh = true
  id++  // what is still on its way belongs to the run before
  run(false)
  ;[points, counted] = [[], 0]
  for (const name of ['state', 'sample', 'share', 'problem']) at(name).textContent = ''
  drawCurves(at('curves'), points)
}
function hear(data) {
  if (data.isLost) worker = (worker.terminate(), openWorker(hear))
  if (data.error || data.isLost) {
    isFresh ||= data.isLost || points.length === 0
    run(false)
    at('problem').textContent = data.isLost
      ? 'The module stopped, and a new one was started: begin anew, with smaller '
        + 'numbers if it happens again.' : data.error
  }
  if (data.refused) at('problem').textContent = data.refused
  if (data.counted) counted = data.counted
  if (data.weights) save(data.weights)
  if (data.sample) showSample(data.sample)
  if (data.epochs && data.id === id) showEpoch(data)
}
function showEpoch(data) {
  points.push(data)
  const held = points.findLast(p => p.heldOut).heldOut
  const rate = Math.round(data.tokens / data.seconds).toLocaleString('en')
  const words = `epoch ${data.epochs} · perplexity ${data.training.toFixed(2)} · `
    + `on the text held out ${held.toFixed(2)}`
  at('state').textContent = `${words} · ${rate} characters a second`
  if (data.heldOut) at('report').textContent = words
  drawCurves(at('curves'), points, counted)
}
function showSample({ text, copied: [start, end] }) {
  const run = Object.assign(document.createElement('u'), { textContent: text.slice(start, end) })
  at('sample').replaceChildren(text.slice(0, start), run, text.slice(end))
  at('share').textContent = `Underlined: copied from the text, ${end - start} of ${text.length} characters.`
  at('problem').textContent = ''
}
const save = weights =>
  Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(weights), download: 'model.safetensors' }).click()
const chosen = (name, take) => at(name).onchange = ({ target }) => {
  if (target.files[0]) take(target.files[0])
}
at('run').onclick = () => run(!isRunning)
at('reset').onclick = reset
at('save').onclick = () => { begin(); worker.postMessage({ save: true }) }
chosen('load', async file => {
  const load = await file.arrayBuffer()
  begin()
  worker.postMessage({ load })
})
chosen('file', async file => { at('text').value = await file.text(); reset() })
at('source').onchange = () => { at('own').hidden = at('source').value !== 'own' }
at('settings').addEventListener('change', ({ target }) => {
  if (target.id !== 'load') reset()
})
for (const name of ['prefix', 'temperature']) at(name).oninput = () => {
  at('degrees').textContent = at('temperature').value
  worker.postMessage({ speech: speech() })
}
worker = openWorker(hear)
drawCurves(at('curves'), points)
