-- Debian has luaposix for no Lua as new as FreeBSD's; of it nuageinit calls chown, which gives an error as chmod does.
local function quoted(text) return "'" .. tostring(text):gsub("'", "'\\''") .. "'" end

local function chown(path, owner, group)
	local whom = owner .. (group and ":" .. group or "")
	if os.execute("chown " .. quoted(whom) .. " " .. quoted(path)) then return 0 end
	return nil, "chown " .. path, "as chown says"
end

return { chown = chown }
