// Tries the page in a browser without a window: node page.mjs browser page folder
import { spawn } from 'node:child_process'
import fs from 'node:fs'

const [browser, page, folder] = process.argv.slice(2)
const child = spawn(browser, [
  '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe',
  `--user-data-dir=${folder}`, 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })

// The protocol of the browser's tools, over a pipe: JSON with a zero behind it.
let number = 0, rest = ''
const waiting = new Map(), requests = [], problems = []
child.stdio[4].on('data', data => {
  const parts = (rest + data).split('\0')
  rest = parts.pop()
  for (const { id, result, error, method, params } of parts.map(p => JSON.parse(p))) {
    if (id) waiting.get(id)(error ?? result)
    if (method === 'Network.requestWillBeSent') requests.push(params.request.url)
    if (method === 'Runtime.exceptionThrown')
      problems.push(params.exceptionDetails.exception?.description)
  }
})
let sessionId
const ask = (method, params = {}) => new Promise(done => {
  waiting.set(++number, done)
  child.stdio[3].write(JSON.stringify({ id: number, method, params, sessionId }) + '\0')
})
const sleep = ms => new Promise(done => setTimeout(done, ms))
const evaluate = async expression => {
  const answer = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  return answer.result?.value
}
/** Waits until an expression is true, and returns it. */
const until = async (expression, seconds = 60) => {
  for (let i = 0; i < seconds * 10; i++) {
    const value = await evaluate(expression)
    if (value) return value
    await sleep(100)
  }
  throw new Error(`not within ${seconds} s: ${expression}`)
}
const set = (id, value) => evaluate(
  `at('${id}').value = ${JSON.stringify(value)}; at('${id}').dispatchEvent(new Event('input', { bubbles: true })); at('${id}').dispatchEvent(new Event('change', { bubbles: true }))`)
const click = id => evaluate(`at('${id}').click()`)
const text = id => evaluate(`at('${id}').textContent`)
const say = (name, value) => console.log(`${name} ${value}`)

try {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' })
  sessionId = (await ask('Target.attachToTarget', { targetId, flatten: true })).sessionId
  for (const domain of ['Page', 'Network', 'Runtime']) await ask(`${domain}.enable`)
  await ask('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true })
  await ask('Page.navigate', { url: `file://${page}` })
  await until(`document.readyState === 'complete' && typeof worker === 'object'`)
  say('wide', await evaluate('document.documentElement.scrollWidth'))

  // Training from the file, with a pause, and a prefix of one's own.
  await set('hidden', 64)
  await set('rate', 2)
  await click('run')
  const isLearnt = 'points.length > 5 && points.at(-1).training < 9'
  await until(isLearnt, 120)
  say('learnt', await evaluate('points.at(-1).training'))
  say('counted', await evaluate('counted'))
  await click('run')
  await sleep(1000)
  const before = await evaluate('points.length')
  await sleep(1000)
  say('paused', await evaluate('points.length') === before && await text('run') === 'Go on')
  await set('prefix', 'The Tensor ')
  await until(`at('sample').textContent.startsWith('the tensor ')`)
  say('sample', await text('sample'))
  say('copied', await evaluate(`at('sample').querySelector('u').textContent.length`))
  await set('prefix', '12')
  await until(`at('problem').textContent`)
  say('sentence', await text('problem'))
  await set('prefix', 'the ')
  await click('run')
  await until(`points.length > ${before + 2}`)
  say('resumed', true)

  // The weights, saved and loaded again.
  await click('run')
  await evaluate(`worker.addEventListener('message', ({ data }) => { if (data.weights) kept = data.weights; if (data.checksum) sum = data.checksum }); var kept, sum`)
  await click('save')
  await until('kept')
  const bytes = await evaluate(`kept.arrayBuffer().then(b => Array.from(new Uint8Array(b)))`)
  fs.writeFileSync(`${folder}/model.safetensors`, Buffer.from(bytes))
  const checksum = async () => {
    await evaluate('sum = 0, worker.postMessage({ checksum: true })')
    return until('sum')
  }
  const saved = await checksum()
  await set('temperature', 0)
  await set('prefix', 'the te')
  await until(`at('sample').textContent.startsWith('the te')`)
  say('continued', await text('sample'))
  await click('reset')
  say('reset', await evaluate('points.length === 0 && isFresh'))
  await evaluate('begin()')
  const fresh = await checksum()
  await evaluate('kept.arrayBuffer().then(load => worker.postMessage({ load }))')
  say('loaded', fresh !== saved && await checksum() === saved)
  await evaluate(`worker.postMessage({ load: new Uint8Array([1, 2, 3]).buffer })`)
  await until(`at('problem').textContent`)
  say('sentence', await text('problem'))

  // What cannot be learnt.
  await set('source', 'own')
  for (const bad of ['', 'aaaa', '机器学习的文字']) {
    await set('text', bad)
    await click('run')
    await until(`at('problem').textContent`)
    say('sentence', await text('problem'))
  }
  await set('source', 'book')
  await set('hidden', 1e6)
  await click('run')
  await until(`at('problem').textContent`)
  say('sentence', await text('problem'))
  await set('hidden', 16)
  // A number that the module does not expect stops it.
  await evaluate('begin(); worker.postMessage({ start: { ...settings(), seed: -1 } })')
  await until(`at('problem').textContent`)
  say('sentence', await text('problem'))
  await click('run')
  await until('points.length > 2')
  say('anew', await text('problem') === '' || await text('problem'))
  say('requests', requests.filter(url => !/^(file|data|blob):/.test(url)).length)
  say('exceptions', problems.join(' ') || 0)
} catch (error) {
  console.log('failed', error.message, await text('problem').catch(() => ''), problems.join(' '))
}
child.kill()
