// What runs beside the page: one epoch after another, and an answer between.
/** Starts it; what it says goes to `hear`. */
function openWorker(hear, body = work) {
  const code = `${openModule}; const packWeights = ${packWeights}
    ${unpackWeights}; (${body})()`
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
  worker.onmessage = ({ data }) => hear(data)
  worker.onerror = () => hear({ isLost: true })
  worker.postMessage({ module: liveModule })
  return worker
}
function work() {
  let model, settings, speech, timer, isRunning = false
  let epochs = 0, tokens = 0, seconds = 0, queue = Promise.resolve()
  const isTrap = error => error instanceof WebAssembly.RuntimeError
  /** A prefix that cannot be read stops nothing else. */
  const say = () => {
    try {
      const { prefix, temperature } = speech
      postMessage({ sample: model.sample(prefix, 160, temperature) })
    } catch (error) {
      if (isTrap(error)) throw error
      postMessage({ refused: error.message })
    }
  }
  const turn = () => {
    const start = performance.now()
    const training = model.trainEpoch()
    seconds += (performance.now() - start) / 1000
    tokens += model.trained()
    epochs += 1
    const isDue = (epochs - 1) % settings.every === 0
    postMessage({ epochs, tokens, seconds, training, id: settings.id,
      heldOut: isDue ? model.heldOut() : undefined })
    if (isDue) say()
    next()
  }
  const next = () => {  // between two turns the page's messages are heard
    clearTimeout(timer)
    if (isRunning) timer = setTimeout(guarded(turn))
  }
  /** The module's sentences are shown; after a trap it is lost. */
  const guarded = body => async argument => {
    try { await body(argument) } catch (error) {
      isRunning = false
      postMessage({ error: error.message, isLost: isTrap(error) })
    }
  }
  const take = async data => {
    if (data.module) model = await openModule(data.module)
    if (data.speech) speech = data.speech
    if (data.start) {
      isRunning = false
      settings = undefined
      model.begin(data.start)
      settings = data.start
      epochs = tokens = seconds = 0
      postMessage({ counted: model.counted() })
    }
    if (!settings) return
    if (data.load) model.load(await unpackWeights(data.load, model.header()))
    if (data.save)
      postMessage({ weights: packWeights(model.header(), model.weights()) })
    if (data.checksum) postMessage({ checksum: model.checksum() })
    if ('run' in data) isRunning = data.run
    next()
    if (data.load || data.speech && !data.start) say()
  }
  onmessage = ({ data }) => queue = queue.then(() => guarded(take)(data))
}
