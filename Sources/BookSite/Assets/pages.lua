-- What a page needs beyond pandoc: links between pages, figures drawn into the
-- page, listings with their origin, tables that scroll by themselves.

local sources = PANDOC_WRITER_OPTIONS.variables.sources
local folder = PANDOC_WRITER_OPTIONS.variables.folder

local function html(name)
  return name == 'README.md' and 'index.html' or (name:gsub('%.md$', '.html'))
end

function Link(link)
  local path, anchor = link.target:match('^([^#]*)(#?.*)$')
  if path:match('^[%w-]+%.md$') then
    link.target = html(path) .. anchor
  elseif path:match('^%.%./') then
    link.target = tostring(sources) .. path:sub(3) .. anchor
  end
  return link
end

-- Every figure has the same style, which the site's style sheet holds once.
local function figure(image)
  local file = assert(io.open(tostring(folder) .. '/' .. image.src))
  local svg = file:read('a')
  file:close()
  local id = image.src:match('([^/]+)%.svg$')
  local alt = pandoc.utils.stringify(image.caption)
    :gsub('&', '&amp;'):gsub('"', '&quot;'):gsub('%%', '%%%%')
  svg = svg:gsub('<style>.-</style>%s*', '')
    :gsub('<svg ', '<svg aria-label="' .. alt .. '" ', 1)
    -- What one figure names must not meet what another names.
    :gsub('id="([^"]+)"', 'id="' .. id .. '-%1"')
    :gsub('url%(#([^)]+)%)', 'url(#' .. id .. '-%1)')
    :gsub('href="#([^"]+)"', 'href="#' .. id .. '-%1"')
  return '<figure class="figure">' .. svg .. '</figure>'
end

function Para(paragraph)
  local image = paragraph.content[1]
  if #paragraph.content == 1 and image.t == 'Image' then
    return pandoc.RawBlock('html', figure(image))
  end
end

-- What stands next to a formula without a space stays on its line: a comma, a
-- bracket, the rest of “n-gram”.
function Inlines(inlines)
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
function Blocks(blocks)
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
function Pandoc(document)
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

function Table(table)
  return pandoc.Div({ table }, { class = 'wide' })
end

return {
  { Blocks = Blocks }, { Pandoc = Pandoc }, { Inlines = Inlines },
  { Para = Para, Table = Table }, { Link = Link },
}
