// Page 10b: a cell with one number, whose gates are held by hand.
'use strict'
{
  const units = {
    LSTM: {
      sliders: [['forget gate F ', 0.5, 0], ['input gate I ', 0, 0],
        ['proposal G ', 1, -1], ['output gate O ', 1, 0]],
      // C = F C + I G
      step: (C, [F, I, G]) => F * C + I * G,
      // H = O tanh C
      shown: (C, [, , , O]) => [['cell C', C], ['state H', O * Math.tanh(C)]],
    },
    GRU: {
      sliders: [['update gate Z ', 0.5, 0], ['new value N ', 0, -1]],
      // H = (1 − Z) N + Z H
      step: (H, [Z, N]) => (1 - Z) * N + Z * H,
      shown: H => [['state H', H]],
    },
  }
  trials.gates = box => {
    const select = make('select', '', { onchange: choose })
    select.append(...Object.keys(units).map(name => make('option', name)))
    const label = make('label', 'unit ')
    label.append(select)
    const fields = make('div'), said = make('p', '', { role: 'status' })
    const svg = makePicture('0 -1.1 100 2.2', 'What the cell holds, step by step')
    svg.setAttribute('preserveAspectRatio', 'none')
    const table = make('table')
    let unit, sliders, values, kept
    const numbers = () => sliders.map(({ input }) => input.valueAsNumber)
    function choose() {
      unit = units[select.value]
      sliders = unit.sliders.map(([name, value, min]) =>
        makeSlider(name, value, min, 1, show, 0.001))
      fields.replaceChildren(...sliders.map(({ label }) => label))
      begin()
    }
    function begin() {
      [values, kept] = [[1], 1]
      show()
    }
    const step = count => () => {
      const gates = numbers()
      for (let i = 0; i < count; i++) {
        values.push(unit.step(values.at(-1), gates))
        kept *= gates[0]
      }
      show()
    }
    function show() {
      const steps = values.length - 1, width = 100 / Math.max(10, steps)
      const most = Math.max(1, ...values.map(Math.abs))
      svg.innerHTML = '<path class="axis" d="M0 0H100"/><polyline class="sound" points="'
        + values.map((C, i) => `${i * width},${-C / most}`).join(' ') + '"/>'
      const gates = numbers()
      table.replaceChildren(
        ...sliders.map(({ label }, i) => makeRow(label.firstChild.data, [gates[i]])),
        ...unit.shown(values.at(-1), gates).map(([name, value]) => makeRow(name, [value])))
      const left = kept >= 0.0001 || kept === 0 ? number(kept) : kept.toExponential(1)
      said.textContent = `After ${steps} ${steps === 1 ? 'step' : 'steps'}, ${left} is `
        + 'left of the 1 that the cell began with, and as much of a gradient on the '
        + 'straight path back.'
    }
    box.append(
      make('p', 'Hold the gates yourself. What does the cell keep? Fresh gates are '
        + 'about half open; 0.993 is a gate with 5 added to its bias.'),
      label, fields, makeButton('1 step', step(1)), makeButton('10 steps', step(10)),
      makeButton('begin anew', begin), svg, said, table)
    choose()
  }
}
