-- One book of all pages: links between pages lead to headings, those to sources
-- are only names, and formulas keep what stands behind them.

function Pandoc(document)
  local first = {}
  document:walk({
    Header = function(header)
      local page = header.identifier:match('^(.-)__')
      if page and header.level == 1 and not first[page] then
        first[page] = header.identifier
      end
    end,
  })
  return document:walk({
    Link = function(link)
      local page = link.target:match('^#?([%w-]+%.?md)$')
      local id = page and page:gsub('%.', ''):lower()
      for known, heading in pairs(first) do
        if id and known:gsub('[^%w-]', ''):lower():match(id:gsub('%-', '%%-') .. '$') then
          link.target = '#' .. heading
          return link
        end
      end
      if link.target:match('^%.%./') then return link.content end
    end,
  })
end
