import Foundation
import Testing

/// The colours of the style sheet.
@Suite struct StyleTests {
  /// The palettes by the line that opens them: colours as three numbers from 0
  /// to 255, by their names.
  private func palettes() throws -> [String: [String: [Double]]] {
    let css = try String(
      contentsOf: package.appending(
        path: "Sources/BookSite/Assets/site.css"), encoding: .utf8)
    let blocks = css.matches(of: #/(:root[^{]*)\{([^}]*--paper[^}]*)\}/#)
    return Dictionary(
      uniqueKeysWithValues: blocks.map { block in
        let colours = block.2.matches(of: #/--(\w+): #(\w{6})/#).map { match in
          let hex = Int(match.2, radix: 16)!
          return (
            String(match.1),
            [hex >> 16, hex >> 8 & 255, hex & 255].map { Double($0) }
          )
        }
        return (
          block.1.trimmingCharacters(in: .whitespaces),
          Dictionary(uniqueKeysWithValues: colours)
        )
      })
  }

  /// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
  private func contrast(_ a: [Double], _ b: [Double]) -> Double {
    let lights = [a, b].map { colour in
      let parts = colour.map { part in
        part / 255 <= 0.04045
          ? part / 255 / 12.92 : pow((part / 255 + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }.sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  @Test("contrast is computed as WCAG does")
  func wellKnown() {
    #expect(contrast([0, 0, 0], [255, 255, 255]) == 21)
    // The palest grey that passes on white is #767676.
    #expect(contrast([0x76, 0x76, 0x76], [255, 255, 255]) >= 4.5)
    #expect(contrast([0x77, 0x77, 0x77], [255, 255, 255]) < 4.5)
  }

  @Test("all letters have a contrast of 4.5 on both grounds, light and dark")
  func letters() throws {
    let palettes = try palettes()
    #expect(palettes.count == 3)
    for (theme, colours) in palettes {
      for ground in ["paper", "shade"] {
        for name in colours.keys
        where !["paper", "shade", "line", "mark"].contains(name) {
          let ratio = try contrast(
            #require(colours[name]), #require(colours[ground]))
          #expect(ratio >= 4.5, "\(theme): \(name) on \(ground) has \(ratio)")
        }
      }
      let marked = try contrast(
        #require(colours["ink"]), #require(colours["mark"]))
      #expect(marked >= 4.5, "\(theme): \(marked) in what search has found")
    }
  }

  @Test("dark is the same, chosen by the system or by the reader")
  func dark() throws {
    let palettes = try palettes()
    let chosen = try #require(palettes[":root[data-theme=dark]"])
    #expect(chosen == palettes[":root:not([data-theme=light])"])
    #expect(chosen["paper"] != palettes[":root"]?["paper"])
  }
}
