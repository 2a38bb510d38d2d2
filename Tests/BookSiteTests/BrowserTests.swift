import Foundation
import Testing

@testable import BookSite

/// The site in a real browser: every page, wide and narrow, light and dark.
@Suite(
  .enabled(
    if: missingBrowser == nil,
    "the site is not tried: \(missingBrowser ?? "")"))
struct BrowserTests {
  /// What is wrong with the page that is open, in sentences.
  static let problems = #"""
    (() => {
      const problems = []
      const main = document.querySelector('main')
      // On a phone innerWidth grows with what is too wide.
      const width = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth > width)
        problems.push('the page scrolls sideways: ' +
          [...document.querySelectorAll('body *')].filter(e =>
            e.getBoundingClientRect().right > width + 1 &&
            !e.closest('pre, .wide, math')).slice(0, 3)
            .map(e => e.outerHTML.slice(0, 80)).join(' | '))
      for (const svg of main.querySelectorAll('.figure svg'))
        if (svg.getBoundingClientRect().width < 100)
          problems.push('a figure is not visible')
      for (const math of main.querySelectorAll('math'))
        if (math.getBoundingClientRect().width === 0)
          problems.push('a formula is not visible: ' + math.textContent)
      for (const math of main.querySelectorAll('math[display=inline]')) {
        const next = math.nextSibling
        if (next && /^[,.;:)]/.test(next.textContent) &&
          !math.closest('.together'))
          problems.push('may be torn from its formula: ' + next.textContent)
      }
      for (const part of main.querySelectorAll('.together'))
        if (part.getClientRects().length !== 1)
          problems.push('stands in two lines: ' + part.textContent)
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (!node.parentElement.closest('pre, code, math, script, svg') &&
          /\$[^ 0-9]|\\[a-z]{3}|<!--/.test(node.textContent))
          problems.push('raw TeX: ' + node.textContent.trim().slice(0, 80))
      }
      return problems
    })()
    """#

  @Test("every page is whole, wide and narrow, light and dark")
  func pages() throws {
    let browser = try Browser()
    for name in try pageNames() {
      for widths in [[1280, 768], [390]] {
        try browser.open(site.get().appending(path: name), width: widths[0])
        for (width, isDark) in widths.flatMap({ [($0, false), ($0, true)] }) {
          try browser.show(width: width, isDark: isDark)
          let problems = try browser.value(of: Self.problems) as? [String]
          #expect(problems == [], "\(name), \(width)")
        }
        #expect(browser.complaints == [], "\(name)")
        let requests = browser.requests
        #expect(requests.count >= 3, "page, style, and script")
        #expect(
          requests.allSatisfy { $0.hasPrefix("file:") || $0 == "data:," },
          "\(name) asks for \(requests)")
      }
    }
  }

  @Test("search finds “detach” and lands on it")
  func search() throws {
    let browser = try Browser()
    try browser.open(try site.get().appending(path: "index.html"))
    let target =
      try browser.value(
        of: """
          new Promise(done => {
            const field = document.querySelector('#search')
            field.value = 'detach'
            field.dispatchEvent(new Event('input', { bubbles: true }))
            const look = () => {
              const link = document.querySelector('#found a')
              if (link) done(link.getAttribute('href'))
              else setTimeout(look, 20)
            }
            look()
          })
          """) as? String
    let address = try #require(
      URL(
        string: target ?? "",
        relativeTo: try site.get().appending(path: "index.html")))
    try browser.open(address.absoluteURL)
    let found =
      try browser.value(
        of: """
          document.querySelector(location.hash) !== null &&
            document.querySelector('main').textContent.includes('detach')
          """) as? Bool
    #expect(found == true)
  }

  @Test("the theme can be switched, and arrow keys turn pages")
  func themeAndKeys() throws {
    let browser = try Browser()
    try browser.open(try site.get().appending(path: "05-rnn-cell.html"))
    let colours =
      try browser.value(
        of: """
          (() => {
            const colour = () => getComputedStyle(document.body).backgroundColor +
              getComputedStyle(document.querySelector('.figure text')).fill
            const button = document.querySelector('#theme')
            button.click()
            const light = colour()
            button.click()
            return [light, colour()]
          })()
          """) as? [String]
    #expect(colours?.count == 2 && colours?[0] != colours?[1])
    for (key, page) in [
      ("ArrowRight", "06-predict"), ("ArrowLeft", "04-params"),
    ] {
      try browser.open(
        try site.get().appending(path: "05-rnn-cell.html"))
      let address = try browser.address(
        after: """
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: '\(key)', bubbles: true }))
          """)
      #expect(address.contains(page))
    }
  }

  @Test("the cell of page 5 steps as on the page, the ball of page 7 clips")
  func trials() throws {
    let browser = try Browser()
    try browser.open(site.get().appending(path: "05-rnn-cell.html"))
    let steps =
      try browser.value(
        of: """
          (() => {
            const [, , l, begin] = document.querySelectorAll('.trial button')
            const said = () => document.querySelector('.trial').innerText
              .replaceAll('−', '-').split(/\\s+/).join(' ')
            const texts = [said()]
            for (const button of [l, l, begin]) { button.click(); texts.push(said()) }
            return texts
          })()
          """) as? [String]
    // The numbers of the outputs above it, and those of the first step again.
    #expect(steps?[1].contains("tanh 0.7616 -0.7616") == true)
    #expect(steps?[1].contains("softmax 0.0578 0.0059 0.9363") == true)
    #expect(steps?[2].contains("H W_hh -1.9040 -0.7616") == true)
    #expect(steps?[2].contains("softmax 0.9129 0.0540 0.0331") == true)
    #expect(steps?.count == 4 && steps?[3] == steps?[0])

    try browser.open(site.get().appending(path: "07-grad-clip.html"))
    let clipped =
      try browser.value(
        of: """
          (() => {
            const sliders = [...document.querySelectorAll('.trial input')]
            const said = (...values) => {
              sliders.forEach((slider, i) => { slider.value = values[i] })
              sliders[0].oninput()
              const end = document.querySelector('.trial circle.clipped')
              return [end.getAttribute('cx'), end.getAttribute('cy'),
                document.querySelector('.trial [role=status]').textContent]
            }
            return [said(3, -2, 1.3), said(0.3, 0.4, 1), said(0, 0, 1)]
          })()
          """) as? [[String]]
    // 1.3 / √13 = 0.36
    #expect(clipped?[0][0].hasPrefix("1.08") == true)
    #expect(clipped?[0][1].hasPrefix("0.72") == true)
    #expect(clipped?[0][2].contains("1.30 / 3.61 = 0.36") == true)
    #expect(clipped?[1].prefix(2) == ["0.3", "-0.4"])
    #expect(clipped?[2][2].contains("stays as it is") == true)
  }

  @Test("without scripts all of the text is there, and nothing that needs them")
  func withoutScripts() throws {
    let browser = try Browser()
    // Scripts add buttons, and links to headings.
    let text = """
      (() => {
        const main = document.querySelector('main').cloneNode(true)
        main.querySelectorAll('.copy, .anchor, .trial')
          .forEach(part => part.remove())
        return main.textContent
      })()
      """
    for name in try pageNames() {
      let page = try site.get().appending(path: name)
      try browser.open(page)
      let complete = try browser.value(of: text) as? String
      try browser.open(page, withScripts: false)
      let plain = try browser.value(of: text) as? String
      #expect(plain == complete && (plain ?? "").count > 2000, "\(name)")
      let display =
        try browser.value(
          of: "getComputedStyle(document.querySelector('#theme')).display")
        as? String
      #expect(display == "none")
    }
  }
}
