-- FreeBSD's ucl reads JSON among other things; for nuageinit Debian's lua-cjson does.
local cjson = require("cjson")

local Parser = {}
Parser.__index = Parser

function Parser:parse_string(text)
	local ok, value = pcall(cjson.decode, text)
	if not ok then return nil, value end
	self.object = value
	return true
end

function Parser:parse_file(path)
	local file, message = io.open(path)
	if not file then return nil, message end
	local text = file:read("*a")
	file:close()
	return self:parse_string(text)
end

function Parser:get_object() return self.object end

return { parser = function() return setmetatable({}, Parser) end }
