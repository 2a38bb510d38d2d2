// The picture: perplexity on a logarithmic axis, against seconds or epochs.
function drawCurves(svg, points, counted, axis = 'seconds', curves = ['training', 'heldOut']) {
  const width = 640, height = 260, left = 40, right = 12, top = 14, bottom = 26
  const end = Math.max(5, points.at(-1)?.[axis] ?? 0), most = 40
  const x = s => left + s / end * (width - left - right)
  const y = p => height - bottom - Math.log(Math.min(Math.max(p, 1), most))
    / Math.log(most) * (height - top - bottom)
  const line = key => `<polyline class="${key}" points="`
    + points.filter(p => p[key] > 0)
      .map(p => `${x(p[axis]).toFixed(1)},${y(p[key]).toFixed(1)}`).join(' ') + '"/>'
  const text = (at, down, words, place) =>
    `<text x="${at}" y="${down}" text-anchor="${place}">${words}</text>`
  const rows = [1, 2, 3, 5, 10, 20, 40].map(p =>
    `<path class="grid" d="M${left} ${y(p)}H${width - right}"/>`
    + text(left - 6, y(p) + 4, p, 'end'))
  const step = Math.ceil(end / 6), unit = axis === 'seconds' ? ' s' : ''
  const columns = Array.from({ length: Math.floor(end / step) + 1 },
    (_, i) => text(x(i * step), height - 8, i * step + unit, 'middle'))
  const mark = !(counted > 0) ? '' : `<path class="counted" d="M${left} ${y(counted)}`
    + `H${width - right}"/>` + text(width - right, y(counted) - 5,
      `counting: ${counted.toFixed(2)}`, 'end')
  svg.innerHTML = rows.join('') + columns.join('') + mark + curves.map(line).join('')
}
