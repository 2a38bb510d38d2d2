// The switch of the theme.
'use strict'
const $ = selector => document.querySelector(selector)

const themes = ['', 'light', 'dark']
const names = { '': 'as the system', light: 'light', dark: 'dark' }
const root = document.documentElement
function show(theme) {
  root.dataset.theme = theme
  $('#theme').setAttribute('aria-label', 'Theme: ' + names[theme])
  $('#theme').textContent = { '': '◐', light: '☀', dark: '☾' }[theme]
}
show(root.dataset.theme || '')
$('#theme').addEventListener('click', () => {
  const next = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length]
  show(next)
  try { localStorage.setItem('theme', next) } catch {}
})
