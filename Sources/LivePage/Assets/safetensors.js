// The file format of chapter 6: the length of a header, the header, the floats.
const packWeights = (header, weights) =>
  new Blob([new BigUint64Array([BigInt(header.length)]), header, weights])

/** The floats of a file in the order of another header, which is the model's. */
async function unpackWeights(file, header) {
  const fail = what => {
    throw new Error(`These are not weights of this model: ${what}.`)
  }
  if (file.byteLength < 8) fail('the file is too short')
  const start = 8 + Number(new DataView(file).getBigUint64(0, true))
  let found
  try {
    found = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, start - 8)))
  } catch { fail('it is no safetensors file') }
  const { __metadata__: { tokens }, ...wanted } = JSON.parse(header)
  if ((found.__metadata__?.tokens ?? tokens) !== tokens)
    fail('they belong to a text with other characters')
  const parts = Object.entries(wanted).map(([name, { shape, data_offsets }]) => {
    const entry = found[name] ?? fail(`${name} is missing`)
    if (entry.dtype !== 'F32' || `${entry.shape}` !== `${shape}`)
      fail(`${name} has shape (${entry.shape}) and not (${shape})`)
    const [from, to] = entry.data_offsets
    if (to - from !== data_offsets[1] - data_offsets[0]
      || !(from >= 0 && start + to <= file.byteLength)) fail(`${name} is not whole`)
    return new Uint8Array(file, start + from, to - from)
  })
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
