// Search, copy buttons, arrow keys: the pages can be read without it.
'use strict'

// MARK: Search
// The index is several pages long, so it is loaded only when it is wanted.
let index
function loadedIndex() {
  index ??= new Promise(done => {
    const script = document.createElement('script')
    script.src = 'search.js'
    script.addEventListener('load', done)
    document.head.append(script)
  })
  return index
}

// A section is found if it has all of the words. They count most in its own
// heading, behind the title of the page.
function search(text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word.length > 1)
  if (words.length === 0) return []
  const found = []
  for (const [page, anchor, heading, body] of searchIndex) {
    const [head, low] = [heading.toLowerCase(), body.toLowerCase()]
    const own = head.split(' › ').at(-1)
    let score = 0
    for (const word of words) {
      const inBody = low.split(word).length - 1
      const inHead = own.includes(word) ? 30 : head.includes(word) ? 10 : 0
      const here = inHead + Math.min(inBody, 8)
      if (here === 0) { score = 0; break }
      score += here
    }
    if (score > 0) found.push({ page, anchor, heading, body, words, score })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 20)
}

function row({ page, anchor, heading, body, words }) {
  const link = document.createElement('a')
  link.href = page + '#' + anchor
  link.textContent = heading
  // A word may stand in the heading alone.
  const at = body.toLowerCase().indexOf(words[0])
  const start = at < 50 ? 0 : body.indexOf(' ', at - 50) + 1
  const behind = at < 0 ? 0 : at + words[0].length
  const space = body.indexOf(' ', behind + 80)
  const end = space < 0 ? body.length : space
  const excerpt = document.createElement('small')
  const mark = document.createElement('mark')
  mark.textContent = body.slice(Math.max(at, 0), behind)
  excerpt.append((start > 0 ? '… ' : '') + body.slice(start, Math.max(at, 0)),
    mark, body.slice(behind, end) + (space < 0 ? '' : ' …'))
  link.append(excerpt)
  return link
}

const found = $('#found')
$('#search').addEventListener('focus', loadedIndex)
$('#search').addEventListener('input', async event => {
  await loadedIndex()
  const results = search(event.target.value)
  found.replaceChildren(...results.map(row))
  if (results.length === 0) found.textContent = 'Nothing found.'
  found.hidden = event.target.value.trim().length < 2
})
$('#search').addEventListener('keydown', event => {
  const first = found.querySelector('a')
  if (event.key === 'Enter' && first) first.click()
})
document.addEventListener('click', event => {
  if (!event.target.closest('header')) found.hidden = true
})

// MARK: Keys
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') { found.hidden = true; return }
  const isTyping = event.target.closest('input, .wide, pre, math')
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === '/') { event.preventDefault(); $('#search').focus() }
  const way = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key]
  const link = way && $('nav.ways [rel=' + way + ']')
  if (link) link.click()
})

// MARK: Listings and headings
for (const pre of document.querySelectorAll('main pre:not(.text, .math)')) {
  const holder = pre.parentElement.classList.contains('sourceCode')
    ? pre.parentElement : document.createElement('div')
  if (holder !== pre.parentElement) {
    holder.className = 'copyable'
    pre.replaceWith(holder)
    holder.append(pre)
  }
  const button = document.createElement('button')
  button.className = 'copy'
  button.type = 'button'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent)
      button.textContent = 'Copied'
    } catch { button.textContent = 'Select and copy' }
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
  })
  holder.append(button)
}
for (const heading of document.querySelectorAll('main :is(h2, h3)[id]')) {
  const link = document.createElement('a')
  link.className = 'anchor'
  link.href = '#' + heading.id
  link.textContent = '#'
  link.setAttribute('aria-label', 'Link to “' + heading.textContent + '”')
  heading.append(link)
}

// What scrolls by itself can be reached by the keyboard; nothing else waits there.
function markScrollers() {
  for (const part of document.querySelectorAll('main pre, .wide, math[display=block]')) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0
    else part.removeAttribute('tabindex')
  }
}
markScrollers()
addEventListener('resize', markScrollers)

// The list of pages shows the current one, and that of headings where one reads.
const current = $('.pages [aria-current]'), pages = $('nav.pages')
if (current.offsetTop > pages.clientHeight - 60) pages.scrollTop = current.offsetTop - 200
const links = new Map([...document.querySelectorAll('nav.headings a')].map(
  link => [decodeURIComponent(link.hash.slice(1)), link]))
function markHeading() {
  let here
  for (const [id, link] of links) {
    link.classList.remove('here')
    const heading = document.getElementById(id)
    if (heading && heading.getBoundingClientRect().top < 120) here = link
  }
  if (here) here.classList.add('here')
}
markHeading()
addEventListener('scroll', markHeading, { passive: true })
