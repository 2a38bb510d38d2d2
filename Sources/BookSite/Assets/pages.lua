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

-- A comma or a full stop stays with the formula before it.
function Inlines(inlines)
  local result, i = pandoc.List(), 1
  while i <= #inlines do
    local this, next = inlines[i], inlines[i + 1]
    if this.t == 'Math' and this.mathtype == 'InlineMath' and next
      and next.t == 'Str' and next.text:match('^[,.;:)?’”-]') then
      result:insert(pandoc.Span({ this, next }, { class = 'together' }))
      i = i + 1
    else
      result:insert(this)
    end
    i = i + 1
  end
  return result
end

local function isOrigin(block)
  local link = block.t == 'Para' and block.content[1]
  return link and link.t == 'Link' and link.target:match('^%.%./')
    and pandoc.utils.stringify(link):match('^[%w/+.-]+%.%w+$')
end

-- The line above a listing says where it lives.
function Blocks(blocks)
  local result, i = pandoc.List(), 1
  while i <= #blocks do
    local this, next = blocks[i], blocks[i + 1]
    if isOrigin(this) and next and next.t == 'CodeBlock' then
      result:insert(pandoc.Div({
        pandoc.Div({ this }, { class = 'origin' }), next,
      }, { class = 'listing' }))
      i = i + 1
    elseif this.t == 'CodeBlock' and this.classes:includes('sh') then
      result:insert(pandoc.Div({ this }, { class = 'command' }))
    else
      result:insert(this)
    end
    i = i + 1
  end
  return result
end

function Table(table)
  return pandoc.Div({ table }, { class = 'wide', tabindex = '0', role = 'region',
    ['aria-label'] = 'table' })
end

return {
  { Blocks = Blocks }, { Inlines = Inlines },
  { Para = Para, Table = Table }, { Link = Link },
}
