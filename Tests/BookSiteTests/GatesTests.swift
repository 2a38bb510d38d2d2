import Basics
import Foundation
import Layers
import Tensors
import Testing

@testable import BookSite

/// The gates of page 10b, held by hand, beside the units of the course.
@Suite(
  .enabled(
    if: missingBrowser == nil,
    "the site is not tried: \(missingBrowser ?? "")"))
struct GatesTests {
  /// The cell and the state of a unit of the course whose gates are held: its
  /// weights are zero, and the gates come from the biases alone.
  private func course(
    _ unit: RecurrentUnit, biases: [Double], steps: Int
  ) -> [Double] {
    var generator = SplitMix64(seed: 1)
    var layer = RecurrentLayers(
      unit, inputs: 1, hiddenUnits: 1, using: &generator)
    layer.visitParameters { name, parameter in
      parameter = Tensor(
        shape: parameter.shape,
        name.hasPrefix("bias_ih")
          ? biases.map { Float($0) }
          : [Float](repeating: 0, count: parameter.count))
    }
    var state = layer.initialState(batchSize: 1)
    state.hidden = state.hidden + 1
    state.cell = state.cell.map { $0 + 1 }
    let inputs = Tensor([Float](repeating: 0, count: steps))
      .reshaped(steps, 1, 1)
    let end = layer(inputs, state).state
    return [end.cell, end.hidden].compactMap { $0.map { Double($0.item) } }
  }

  /// What the page shows after twelve steps with these values of the sliders.
  private func shown(
    _ unit: String, _ values: [Double], in browser: Browser
  ) throws -> [Double] {
    try browser.value(
      of: """
        (() => {
          const box = document.querySelector('.trial')
          const select = box.querySelector('select')
          select.value = '\(unit)'
          select.onchange()
          box.querySelectorAll('input').forEach((input, i) => {
            input.value = \(values)[i]
            input.oninput()
          })
          const [one, ten] = box.querySelectorAll('button')
          for (const button of [one, one, ten]) button.click()
          return [...box.querySelectorAll('td')].slice(\(values.count))
            .map(cell => +cell.textContent.replace('−', '-'))
        })()
        """) as? [Double] ?? []
  }

  private func openPage() throws -> Browser {
    let browser = try Browser()
    try browser.open(site.get().appending(path: "10b-gates.html"), width: 390)
    return browser
  }

  private func logit(_ p: Double) -> Double { log(p / (1 - p)) }

  @Test("a cell keeps what the units of the course keep")
  func units() throws {
    let browser = try openPage()
    for (F, I, G, O) in [(0.993, 0.2, -0.7, 0.6), (0.5, 0.1, 0.9, 0.3)] {
      let page = try shown("LSTM", [F, I, G, O], in: browser)
      // PyTorch's order: input, forget, cell, output.
      let biases = [logit(I), logit(F), atanh(G), logit(O)]
      let unit = course(.lstm, biases: biases, steps: 12)
      #expect(page.count == 2)
      for (a, b) in zip(page, unit) { #expect(abs(a - b) < 1e-4) }
    }
    for (Z, N) in [(0.993, -0.4), (0.5, 0.8)] {
      let page = try shown("GRU", [Z, N], in: browser)
      // Reset, update, new.
      let unit = course(.gru, biases: [0, logit(Z), atanh(N)], steps: 12)
      #expect(page.count == 1)
      #expect(abs(page[0] - unit[0]) < 1e-4)
    }
  }

  @Test("it is stepped by the keyboard, light and dark, on a phone")
  func keys() throws {
    let browser = try openPage()
    func said() throws -> String {
      try browser.value(
        of: "document.querySelector('.trial [role=status]').textContent")
        as? String ?? ""
    }
    _ = try shown("GRU", [0.993, 0], in: browser)
    // Enter on “10 steps”, nine times: σ(5) keeps half over a hundred steps.
    try browser.value(
      of: "document.querySelectorAll('.trial button')[1].focus()")
    for _ in 0..<9 { try browser.press("Enter") }
    #expect(try said().hasPrefix("After 102 steps, 0.4885 is left"))
    // An arrow on a slider changes its gate.
    try browser.value(of: "document.querySelector('.trial input').focus()")
    try browser.press("ArrowRight")
    let gate =
      try browser.value(of: "document.querySelector('.trial td').textContent")
      as? String
    #expect(gate == "0.9940")
    for isDark in [false, true] {
      try browser.show(width: 390, isDark: isDark)
      let isNarrow =
        try browser.value(
          of: "document.documentElement.scrollWidth <= 390") as? Bool
      #expect(isNarrow == true)
    }
    #expect(browser.complaints == [])
  }
}
