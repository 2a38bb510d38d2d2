-- One book of all pages. Links between pages lead to headings, those to files of
-- the package to the address of the sources, or nowhere.

local address = PANDOC_WRITER_OPTIONS.variables.sources
local sources = address and tostring(address)

-- With --file-scope each identifier has the name of its page in front:
-- 05-rnn-cellmd__the-idea.
local function firstHeadings(document)
  local first = {}
  document:walk({
    Header = function(header)
      local page = header.identifier:match('^(.-)__')
      if page and not first[page] then first[page] = header.identifier end
    end,
  })
  return first
end

local function mended(first)
  return function(link)
    local page = link.target:match('^#?([^#/:]+)$')
    local heading = page and first[page:lower():gsub('[^%w-]', '')]
    if heading then
      link.target = '#' .. heading
      return link
    end
    local path = link.target:match('^%.%./(.*)')
    if path and sources then
      link.target = sources .. '/' .. path
      return link
    end
    if not link.target:match('^#') and not link.target:match('^https?:') then
      return link.content
    end
  end
end

-- Bold letters upright, which pandoc makes bold italic; and no second copy of
-- each formula as TeX.
local function formula(math)
  local html = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), 'html',
    { html_math_method = 'mathml' })
  html = html:gsub('<annotation.-</annotation>', '')
    :gsub('</?semantics>', '')
    :gsub('<mi mathvariant="bold%-italic">([^<]+)</mi>', function(letter)
      local code = utf8.codepoint(letter)
      if code < 0x1D468 or code > 0x1D49B then return nil end
      return '<mi mathvariant="normal">' .. utf8.char(code - 0x68) .. '</mi>'
    end)
  return pandoc.RawInline('html', html)
end

local function begins(block, test)
  return block and block.t == 'Para' and test(block)
end

local function isLink(paragraph)
  return paragraph.content[1].t == 'Link'
end

local function isNext(paragraph)
  return pandoc.utils.stringify(paragraph):match('^Next: ')
end

-- What leads from page to page is the reader's own in an EPUB. The line above a
-- listing says where it lives.
local function withoutWays(all)
  local result = pandoc.List()
  -- Where a comment stood there is an empty block.
  local blocks = all:filter(function(block)
    return not (block.t == 'RawBlock' and block.text:match('^%s*$'))
  end)
  for i, block in ipairs(blocks) do
    local before, after = blocks[i - 1], blocks[i + 1]
    local isTop = before and before.t == 'Header' and before.level == 1
      and begins(block, isLink)
    local isEnd = begins(block, isNext)
      and (not after or after.t == 'Header' and after.level == 1)
    local isOrigin = begins(block, isLink) and after and after.t == 'CodeBlock'
    if isOrigin then
      result:insert(pandoc.Div({ block }, { class = 'origin' }))
    elseif not isTop and not isEnd then
      result:insert(block)
    end
  end
  return result
end

function Pandoc(document)
  document.blocks = withoutWays(document.blocks)
  return document:walk({
    Link = mended(firstHeadings(document)), Math = formula,
  })
end
