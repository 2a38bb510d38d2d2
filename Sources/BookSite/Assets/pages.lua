-- Converts pages, all in one run of pandoc, which takes longer to get ready to
-- colour Swift than to convert a page:
--
--     pandoc lua pages.lua SOURCES REFERENCE BOOK OUT PAGE.md ...
--
-- reads the pages from the folder BOOK and writes for each one OUT/PAGE.md.part:
-- its body, and the list of its headings. Links to sources lead to SOURCES, and
-- beside the name of a module stands one to REFERENCE, if that is not empty.

local sources, reference, folder, out = arg[1], arg[2], arg[3], arg[4]

local function contents(name)
  local file = assert(io.open(name))
  local text = file:read('a')
  file:close()
  return text
end

-- The modules that the reference describes: those that Course hands on.
local modules = {}
if reference ~= '' then
  for line in io.lines(folder .. '/../Sources/Course/Course.swift') do
    modules[line:match('^@_exported import (%w+)$') or ''] = true
  end
end

local function html(name)
  return name == 'README.md' and 'index.html' or (name:gsub('%.md$', '.html'))
end

local function siteLink(link)
  local path, anchor = link.target:match('^([^#]*)(#?.*)$')
  if path:match('^[%w-]+%.md$') then
    link.target = html(path) .. anchor
  elseif path:match('^%.%./') then
    link.target = sources .. path:sub(3) .. anchor
  elseif path:match('^figures/') then
    link.target = sources .. '/book/' .. path
  end
  local module = path:match('^%.%./Sources/(%w+)$')
  if modules[module] then
    local api = reference:gsub('/$', '') .. '/documentation/'
      .. module:lower() .. '/'
    return { link, pandoc.Str(' ('), pandoc.Link('API', api), pandoc.Str(')') }
  end
  return link
end

-- Below these figures is something to try, which figures.js and the scripts
-- behind it make.
local trials = {
  ['05-step'] = 'cell', ['07-ball'] = 'ball', ['08-perplexity'] = 'training',
  ['10b-lstm'] = 'gates', ['bugs-labels'] = 'museum',
}

-- Every figure has the same style, which the site's style sheet holds once.
local function figure(image)
  local svg = contents(folder .. '/' .. image.src)
  local id = image.src:match('([^/]+)%.svg$')
  local alt = pandoc.utils.stringify(image.caption)
    :gsub('&', '&amp;'):gsub('"', '&quot;'):gsub('%%', '%%%%')
  svg = svg:gsub('<style>.-</style>%s*', '')
    :gsub('<svg ', '<svg aria-label="' .. alt .. '" ', 1)
    -- What one figure names must not meet what another names.
    :gsub('id="([^"]+)"', 'id="' .. id .. '-%1"')
    :gsub('url%(#([^)]+)%)', 'url(#' .. id .. '-%1)')
    :gsub('href="#([^"]+)"', 'href="#' .. id .. '-%1"')
  local trial = trials[id] and '<div class="trial scripts" data-trial="'
    .. trials[id] .. '"></div>' or ''
  return '<figure class="figure">' .. svg .. '</figure>' .. trial
end

local function drawn(paragraph)
  local image = paragraph.content[1]
  if #paragraph.content == 1 and image.t == 'Image' then
    return pandoc.RawBlock('html', figure(image))
  end
end

-- What stands next to a formula without a space stays on its line: a comma, a
-- bracket, the rest of “n-gram”.
local function together(inlines)
  local result, run = pandoc.List(), pandoc.List()
  local function flush()
    local hasFormula = run:find_if(function(part) return part.t == 'Math' end)
    if hasFormula and #run > 1 then
      result:insert(pandoc.Span(run, { class = 'together' }))
    else
      result:extend(run)
    end
    run = pandoc.List()
  end
  for _, part in ipairs(inlines) do
    if part.t == 'Str' or part.t == 'Math' and part.mathtype == 'InlineMath' then
      run:insert(part)
    else
      flush()
      result:insert(part)
    end
  end
  flush()
  return result
end

-- [Sources/RNNCell/RNNCell.swift](../Sources/RNNCell/RNNCell.swift), in `step`
local function isOrigin(block)
  local link = block.t == 'Para' and block.content[1]
  return link and link.t == 'Link'
    and link.target == '../' .. pandoc.utils.stringify(link)
end

local function classed(block, class)
  return pandoc.Div({ block }, { class = class })
end

-- The line above a listing says where it lives; commands can be copied; what a
-- program printed looks unlike its source.
local function listings(blocks)
  local kept = blocks:filter(function(block)
    return not (block.t == 'RawBlock' and block.text:match('^%s*$'))
  end)
  local result, i = pandoc.List(), 1
  while i <= #kept do
    local this, next = kept[i], kept[i + 1]
    if isOrigin(this) and next and next.t == 'CodeBlock' then
      result:insert(pandoc.Div({ classed(this, 'origin'), next },
        { class = 'listing' }))
      i = i + 1
    elseif this.t == 'CodeBlock' and this.classes:includes('sh') then
      result:insert(classed(this, 'command'))
    else
      result:insert(this)
    end
    i = i + 1
  end
  return result
end

-- The first line of a page leads to its sources, the last one to the next page,
-- to which the site has a way of its own.
local function framed(document)
  local blocks = document.blocks
  local first, last = blocks[2], blocks[#blocks]
  if first and first.t == 'Para' and first.content[1].t == 'Link' then
    blocks[2] = classed(first, 'places')
  end
  if last and last.t == 'Para'
    and pandoc.utils.stringify(last):match('^Next: ') then
    blocks:remove(#blocks)
  end
  return document
end

local function scrolling(table)
  return pandoc.Div({ table }, { class = 'wide' })
end

local filters = {
  { Blocks = listings }, { Pandoc = framed }, { Inlines = together },
  { Para = drawn, Table = scrolling }, { Link = siteLink },
}

local options = pandoc.WriterOptions({
  html_math_method = 'mathml', wrap_text = 'none',
  table_of_contents = true, toc_depth = 2,
  template = pandoc.template.compile(
    '$body$\n<!-- end -->\n$table-of-contents$'),
})

local function convert(page)
  local document = pandoc.read(contents(folder .. '/' .. page),
    'gfm+tex_math_dollars+tex_math_gfm', { strip_comments = true })
  for _, filter in ipairs(filters) do document = document:walk(filter) end
  local file = assert(io.open(out .. '/' .. page .. '.part', 'w'))
  file:write(pandoc.write(document, 'html5', options))
  file:close()
end

-- Newer versions can hold warnings back, so that the page is named before them.
local silence = pandoc.log and pandoc.log.silence
  or function(work, ...) return {}, work(...) end

for i = 5, #arg do
  local warnings, isDone, problem = silence(pcall, convert, arg[i])
  if not isDone or #warnings > 0 then
    io.stderr:write('book/' .. arg[i] .. ':'
      .. (problem and ' ' .. tostring(problem) or '') .. '\n')
    if isDone then convert(arg[i]) end
    break
  end
end
