-- Of luaposix nuageinit calls chmod, with a mode as a number.
local function quoted(text) return "'" .. tostring(text):gsub("'", "'\\''") .. "'" end

local function chmod(path, mode)
	if os.execute(string.format("chmod %o %s", mode, quoted(path))) then return 0 end
	return nil, "chmod " .. path, "as chmod says"
end

return { chmod = chmod }
