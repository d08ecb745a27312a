import { ec2List, imdsToken } from '../../domain/imds-token.js';

/** host/lighttpd.lua: says whose folder a request is for, and answers what no file is for. It runs for each request. */
export const lighttpdScript =
  (): string => String.raw`-- Says which file of the published site a request is for; see lighttpd.conf.
local r = lighty.r
local attributes = r.req_attr
local root = attributes["physical.doc-root"]:gsub("/+$", "")
local method = attributes["request.method"]
local path = attributes["uri.path"]

local function is_file(name)
  local found = lighty.c.stat(root .. name)
  return found ~= nil and found.is_file
end

local function is_folder(name)
  local found = lighty.c.stat(root .. name)
  return found ~= nil and found.is_dir
end

-- A text that is no file; without one lighttpd drops the headers of what is not a 200.
local function answer(status, text)
  r.resp_header["Content-Type"] = "text/plain; charset=utf-8"
  r.resp_body.set({text})
  return status
end

-- 405, with the methods that it would have been.
local function refuse(allowed)
  r.resp_header["Allow"] = allowed
  return answer(405, "405 Method Not Allowed\n")
end

-- Where the file of a folder is that a path names: a list of names for a folder, with and without its slash.
local function file_in(folder, rest)
  if is_file(folder .. rest) then return folder .. rest end
  local list = folder .. rest .. "/index.html"
  if is_file(list) then return list end
  return nil
end

-- A token in a URL is a password: no log has it.
local function logged(target)
  local name = target:gsub("%?.*$", "")
  local token, rest = name:match("^/s/(%x+)(/.*)$")
  if token ~= nil and #token == 32 and not rest:lower():find("/s/%x") then return "/s/*" .. rest end
  for segment in name:gmatch("/s/(%x+)") do
    if #segment >= 32 then return "/s/*" end
  end
  return name
end
r.req_env["SEEDPRESS_URI"] = logged(attributes["request.uri"])

-- Nothing is revalidated: another content of the same time would be taken for the same.
for _, name in ipairs({"If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range"}) do
  r.req_header[name] = nil
end

if path:find("/.", 1, true) then return 404 end

-- OpenStack's dates hold what its latest holds, and are folders in few sites.
path = path:gsub("/openstack/20%d%d%-%d%d%-%d%d$", "/openstack/latest")
path = path:gsub("/openstack/20%d%d%-%d%d%-%d%d/", "/openstack/latest/", 1)

-- The machine's folder, and what is wanted of it.
local folder, rest
local token, behind = path:match("^/s/(%x+)(/.*)$")
if token ~= nil and #token == 32 and token == token:lower() then
  folder, rest = "/s/" .. token, behind
else
  local kind, value
  kind, value, behind = path:match("^/by%-(%l+)/(%w[%w ._-]*)(/.*)$")
  if kind == "uuid" or kind == "serial" then
    -- By what SMBIOS says. Other sites than open ones have no such folders.
    folder, rest = "/smbios-" .. kind .. "/" .. value, behind
  else
    -- By name, where everybody may read everything. There is no by-id in other sites.
    local id
    id, behind = path:match("^/([%l%d][%l%d-]*)(.*)$")
    local named = id and "/by-id/" .. id
    local is_action = behind == "/phone-home" or behind == "/${tokenPath}"
    if named and (behind == "" or behind:sub(1, 1) == "/") and (is_action or file_in(named, behind)) then
      folder, rest = named, behind
    end
  end
end
-- By address: one folder of links maps it to a machine, and changes together with the data.
local is_by_address = folder == nil
if is_by_address then folder, rest = "/by-ip/" .. attributes["request.remote-addr"], path end

-- cloud-init's phone_home: that a machine is done is a line in the log. What it posts is not read.
if rest == "/phone-home" then
  if method ~= "POST" then return refuse("POST") end
  if is_by_address or is_folder(folder) then return 204 end
  return 404
end

-- The token of EC2's clients opens nothing: it is one word for all, for who has a tree of EC2's.
local wants_token = rest == "/${tokenPath}"
if wants_token and method ~= "PUT" then return refuse("PUT") end
if not wants_token and method ~= "GET" and method ~= "HEAD" then return refuse("GET, HEAD") end

-- A proxy between us and the machines hides who asks: all of them would have its address.
if is_by_address then
  for _, name in ipairs({"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"}) do
    if r.req_header[name] ~= nil then return 403 end
  end
end

if wants_token then
  if not is_file(folder .. "/${ec2List.join('/')}/index.html") then return 404 end
  r.resp_header["${imdsToken.header}"] = "${imdsToken.ttlSeconds}"
  return answer(200, "${imdsToken.text}")
end

local file = file_in(folder, rest)
if file == nil then return 404 end
attributes["physical.path"] = root .. file
attributes["physical.rel-path"] = file
`;

const tokenPath = imdsToken.path.join('/');
