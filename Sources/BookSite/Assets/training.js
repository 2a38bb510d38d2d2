// Page 8 and the museum of bugs: what is trained by the module of the course.
'use strict'
{
  /** The module comes only when something is to be trained. */
  let loading
  const loadModule = () => loading ??= new Promise((done, fail) => {
    const script = make('script', '', { src: 'live-module.js', onload: done })
    script.onerror = () => {
      loading = undefined
      fail(new Error('The file live-module.js is not beside this page: '
        + 'swift run book live makes it.'))
    }
    document.head.append(script)
  })
  const legend = kinds => {
    const caption = make('figcaption')
    caption.append(...Object.entries(kinds).map(([className, words]) =>
      make('span', words, { className })))
    return caption
  }
  const picture = (label, kinds) => {
    const figure = make('figure', '', { className: 'curves' })
    const svg = makePicture('0 0 640 260', label)
    figure.append(svg, legend(kinds))
    return { figure, svg }
  }

  trials.training = box => {
    const limit = 30
    const button = makeButton('Train 30 seconds', () => run(!isRunning))
    const state = make('p', '', { className: 'state', ariaHidden: 'true' })
    const report = make('p', '', { className: 'unseen', role: 'status' })
    const problem = make('p', '', { role: 'alert' })
    const sample = make('p', '', { className: 'sample', role: 'group', ariaLabel: 'Sample' })
    const { figure, svg } = picture(
      'Perplexity against seconds: training, and the text held out',
      { training: 'training', heldOut: 'held out', counted: 'counting' })
    let worker, points = [], counted, isRunning = false, end = limit
    async function run(on) {
      isRunning = on
      const isOver = points.at(-1)?.seconds >= end
      if (isOver) end += limit
      try { await loadModule() } catch (error) { return hear({ error: error.message }) }
      if (!worker) begin()
      worker.postMessage({ run: isRunning })
      button.textContent = isRunning ? 'Pause'
        : isOver ? 'Train 30 seconds more' : 'Go on'
    }
    function begin() {
      [worker, points, end] = [openWorker(hear), [], limit]
      worker.postMessage({
        speech: { prefix: 'the network ', temperature: 0.5 },
        start: { id: 1, seed: 42, unit: 0, every: 5, text: liveText, hidden: 128,
          steps: 35, rate: 1, clip: 1, isRandom: 0 } })
    }
    function hear(data) {
      const message = data.isLost ? 'The module stopped: begin anew.' : data.error
      problem.textContent = message ?? ''
      if (message) {
        worker?.terminate()
        ;[worker, isRunning, button.textContent] = [undefined, false, 'Train 30 seconds']
        return
      }
      if (data.counted) counted = data.counted
      if (data.sample) sample.textContent = data.sample.text
      if (!data.epochs) return
      points.push(data)
      const held = points.findLast(p => p.heldOut).heldOut
      state.textContent = `epoch ${data.epochs} · perplexity ${data.training.toFixed(2)}`
        + ` · on the text held out ${held.toFixed(2)}`
      if (data.heldOut) report.textContent = state.textContent
      drawCurves(svg, points, counted)
      if (isRunning && data.seconds >= end) run(false)
    }
    box.append(
      make('p', 'Train the network of this page here, from fresh weights: the course’s '
        + 'own Swift, in your browser, with 128 hidden units. It reads the prose of '
        + 'this book in place of the novel.'),
      button, problem, figure, state, report, sample)
  }

  /** What runs beside the museum: both runs, to their end. */
  function exhibit() {
    let model
    onmessage = async ({ data }) => {
      if (data.module) return model = openModule(data.module)
      try {
        const opened = await model
        opened.beginExhibit(data.text, data.bug)
        let shown
        do postMessage(shown = opened.trainExhibit())
        while (shown.epoch < shown.epochs)
      } catch (error) { postMessage({ error: error.message }) }
    }
  }

  trials.museum = box => {
    const titles = ['labels not transposed', 'the state is not detached',
      'the state is reset at the wrong time', 'softmax before a loss that takes logits',
      'clipping forgets a parameter', 'the target is not shifted',
      'a mean of perplexities', 'evaluation on the training text']
    const select = make('select'), label = make('label', 'bug ')
    select.append(...titles.map(title => make('option', title)))
    label.append(select)
    const problem = make('p', '', { role: 'alert' }), table = make('table')
    const report = make('p', '', { role: 'status' })
    const { figure, svg } = picture(
      'Perplexity against epochs, without the bug and with it',
      { sound: 'sound', bug: 'with the bug', heldOut: 'held out' })
    let worker, points
    async function train() {
      worker?.terminate()
      try { await loadModule() } catch (error) { return hear({ error: error.message }) }
      worker?.terminate()
      ;[worker, points] = [openWorker(hear, exhibit), []]
      report.textContent = 'Two networks are training.'
      worker.postMessage({ text: liveText, bug: select.selectedIndex })
    }
    function hear({ epoch, epochs, sign, decimals, runs, error, isLost }) {
      problem.textContent = isLost ? 'The module stopped: begin anew.' : error ?? ''
      if (!runs) return
      const [[sound, soundHeldOut], [bug, bugHeldOut]] = runs
      points.push({ epoch, sound, bug, soundHeldOut, bugHeldOut })
      drawCurves(svg, points, 0, 'epoch', ['sound', 'bug', 'soundHeldOut', 'bugHeldOut'])
      if (soundHeldOut === null) return
      const cells = (i, digits) => runs.map(run => run[i]?.toFixed(digits) ?? '—')
      table.replaceChildren(
        makeRow(`epoch ${epoch}`, ['sound', 'with the bug'], 'th'),
        makeRow('training', cells(0, 2)), makeRow('held out', cells(1, 2)),
        ...sign ? [makeRow(sign, cells(2, decimals))] : [])
      if (epoch === epochs) report.textContent =
        `After ${epochs} epochs: ${select.selectedOptions[0].text}, in training `
        + `${bug.toFixed(2)} beside ${sound.toFixed(2)}.`
    }
    box.append(
      make('p', 'Choose a bug, and train a network with it and one without it: the '
        + 'steps of this page, in your browser. They read the prose of this book in '
        + 'place of the novel, so their numbers are others.'),
      label, makeButton('Train both', train), problem, figure, table, report)
  }
}
