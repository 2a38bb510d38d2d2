// Figures that answer: what stands below some of the still ones.
'use strict'
const make = (tag, words, more = {}) =>
  Object.assign(document.createElement(tag), { textContent: words }, more)
const number = x => x.toFixed(4).replace('-', '−')
const makeButton = (words, onclick, more = {}) =>
  make('button', words, { type: 'button', onclick, ...more })
const makeSlider = (name, value, min, max, oninput, step = 0.05) => {
  const label = make('label', name)
  const input = make('input', '', { type: 'range', step, oninput })
  Object.assign(input, { min, max, value })
  label.append(input)
  return { label, input }
}
const makePicture = (box, label) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', box)
  svg.setAttribute(...label ? ['aria-label', label] : ['aria-hidden', 'true'])
  if (label) svg.setAttribute('role', 'img')
  return svg
}
const makeRow = (name, cells, tag = 'td') => {
  const line = make('tr')
  line.append(make('th', name, { scope: 'row' }), ...cells.map(cell =>
    make(tag, typeof cell === 'number' ? number(cell) : cell)))
  return line
}

/** What makes each figure, by the names that the pages give. */
const trials = {}
addEventListener('DOMContentLoaded', () => {
  for (const box of document.querySelectorAll('[data-trial]'))
    trials[box.dataset.trial](box)
})

{
  /** The cell that page 5 steps by hand: every letter is one step. */
  trials.cell = box => {
    const names = ['␣', 'a', 'l']
    const W_xh = [[-1, 2], [2, 1], [0.5, -0.5]], W_hh = [[-0.5, -1], [2, 0]]
    const b_h = [0.5, -0.5]
    const W_hq = [[-2, -2, 2], [-1, 2, 0]], b_q = [0, 0, 0.5]
    const product = (x, W) =>
      W[0].map((_, j) => x.reduce((sum, x, i) => sum + x * W[i][j], 0))
    const add = (...v) => v[0].map((_, i) => v.reduce((sum, x) => sum + x[i], 0))
    const read = make('p', '', { role: 'status' }), table = make('table')
    let H, letters
    const step = letter => {
      const fromState = product(H, W_hh)
      const sum = add(W_xh[letter], fromState, b_h)
      H = sum.map(Math.tanh)
      const scores = add(product(H, W_hq), b_q), powers = scores.map(Math.exp)
      const total = powers.reduce((a, b) => a + b)
      letters += names[letter]
      read.textContent = `Read so far: ${letters}`
      table.replaceChildren(
        makeRow('', ['unit 1', 'unit 2'], 'th'), makeRow('X W_xh', W_xh[letter]),
        makeRow('H W_hh', fromState), makeRow('b_h', b_h), makeRow('sum', sum),
        makeRow('tanh', H), makeRow('', names, 'th'), makeRow('scores', scores),
        makeRow('softmax', powers.map(power => power / total)))
    }
    const begin = () => {
      [H, letters] = [[0, 0], '']
      read.textContent = 'Nothing is read yet: the state is zero.'
      table.replaceChildren()
    }
    box.append(make('p', 'Step this network yourself. What does it read next?'),
      ...names.map((name, i) => makeButton(
        name, () => step(i), { ariaLabel: ['space', 'a', 'l'][i] })),
      makeButton('begin anew', begin), read, table)
    begin()
  }

  /** The ball of page 7: a gradient of two numbers, and what is left of it. */
  trials.ball = box => {
    const svg = makePicture('-4 -3 8 6')
    svg.classList.add('plane')
    const said = make('p', '', { role: 'status' })
    const first = makeSlider('first number ', 2.4, -3, 3, show)
    const second = makeSlider('second number ', 1.6, -3, 3, show)
    const radius = makeSlider('radius θ ', 1, 0.1, 3, show)
    function show() {
      const g = [first, second].map(({ input }) => input.valueAsNumber)
      const θ = radius.input.valueAsNumber, norm = Math.hypot(...g)
      const factor = norm > θ ? θ / norm : 1
      const arrow = ([x, y], kind) =>
        `<path class="${kind}" d="M0 0L${x} ${-y}"/>`
        + `<circle class="${kind}" cx="${x}" cy="${-y}" r="0.09"/>`
      svg.innerHTML = `<circle class="ball" r="${θ}"/>`
        + arrow(g, 'gradient') + arrow(g.map(x => factor * x), 'clipped')
      const [n, t] = [norm.toFixed(2), θ.toFixed(2)]
      said.textContent = `The norm is ${n} and θ is ${t}: `
        + (norm > θ ? `both numbers are multiplied by ${t} / ${n} = `
          + `${factor.toFixed(2)}, and the direction stays.`
          : 'the gradient lies in the ball and stays as it is.')
    }
    svg.onpointerdown = svg.onpointermove = event => {
      if (event.buttons === 0) return
      const { left, top, width, height } = svg.getBoundingClientRect()
      first.input.value = (event.clientX - left) / width * 8 - 4
      second.input.value = 3 - (event.clientY - top) / height * 6
      show()
    }
    box.append(make('p', 'Drag the gradient, or move the sliders:'), svg,
      first.label, second.label, radius.label, said)
    show()
  }
}
