// Figures that answer: what stands below some of the still ones.
'use strict'
{
  const make = (tag, words, more = {}) =>
    Object.assign(document.createElement(tag), { textContent: words }, more)
  const number = x => x.toFixed(4).replace('-', '−')

  /** The cell that page 5 steps by hand: every letter is one step. */
  function cell(box) {
    const names = ['␣', 'a', 'l']
    const W_xh = [[-1, 2], [2, 1], [0.5, -0.5]], W_hh = [[-0.5, -1], [2, 0]]
    const b_h = [0.5, -0.5]
    const W_hq = [[-2, -2, 2], [-1, 2, 0]], b_q = [0, 0, 0.5]
    const product = (x, W) =>
      W[0].map((_, j) => x.reduce((sum, x, i) => sum + x * W[i][j], 0))
    const add = (...v) => v[0].map((_, i) => v.reduce((sum, x) => sum + x[i], 0))
    const read = make('p', '', { role: 'status' }), table = make('table')
    const row = (name, cells, tag = 'td') => {
      const line = make('tr')
      line.append(make('th', name, { scope: 'row' }), ...cells.map(x =>
        make(tag, tag === 'td' ? number(x) : x)))
      return line
    }
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
        row('', ['unit 1', 'unit 2'], 'th'), row('X W_xh', W_xh[letter]),
        row('H W_hh', fromState), row('b_h', b_h), row('sum', sum),
        row('tanh', H), row('', names, 'th'), row('scores', scores),
        row('softmax', powers.map(power => power / total)))
    }
    const begin = () => {
      [H, letters] = [[0, 0], '']
      read.textContent = 'Nothing is read yet: the state is zero.'
      table.replaceChildren()
    }
    box.append(make('p', 'Step this network yourself. What does it read next?'),
      ...names.map((name, i) => make('button', name, {
        type: 'button', ariaLabel: ['space', 'a', 'l'][i], onclick: () => step(i) })),
      make('button', 'begin anew', { type: 'button', onclick: begin }), read, table)
    begin()
  }

  /** The ball of page 7: a gradient of two numbers, and what is left of it. */
  function ball(box) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '-4 -3 8 6')
    svg.setAttribute('aria-hidden', 'true')
    const said = make('p', '', { role: 'status' })
    const slider = (name, value, min) => {
      const input = make('input', '', { type: 'range', step: 0.05, oninput: show })
      Object.assign(input, { min, max: 3, value })
      const label = make('label', name)
      label.append(input)
      return { label, input }
    }
    const first = slider('first number ', 2.4, -3)
    const second = slider('second number ', 1.6, -3)
    const radius = slider('radius θ ', 1, 0.1)
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

  for (const box of document.querySelectorAll('[data-trial]'))
    ({ cell, ball })[box.dataset.trial](box)
}
