import type { HostSite } from '../host-input.js';

/**
 * host/lighttpd.conf: what nginx.conf does, for lighttpd from 1.4.60 on. Its own configuration has no word for the asker's
 * address, so a script says which file a request is for. lighttpd follows links inside of a machine's folder, where a
 * build writes none, and has no limits per client.
 */
export const lighttpdConf = ({
  server: { port },
}: HostSite): string => `# Serves the published site by lighttpd: each machine its own data.
#
#     install -d -g www-data -m 0770 out/run
#     cd out && lighttpd -D -f current/host/lighttpd.conf
#
# It needs mod_magnet, on Debian of the package lighttpd-modules-lua. Paths are relative to the folder in which lighttpd was
# started. It opens its logs as the user below. Nothing of the inventory stands here: a build needs no reload.

server.modules = ("mod_magnet", "mod_setenv", "mod_accesslog")
server.port = ${port}
# IPv6 on a socket of its own: on a common one IPv4 peers are ::ffff:111.0.0.11, which is no folder's name.
$SERVER["socket"] == "[::]:${port}" { }
# Without root lighttpd stays whoever started it.
server.username = "www-data"
server.groupname = "www-data"

server.document-root = var.CWD + "/current"
magnet.attract-physical-path-to = (var.CWD + "/current/host/lighttpd.lua")
# Neither an ending nor a default makes anything but a text of a file.
mimetype.assign = (".json" => "application/json", "" => "text/plain; charset=utf-8")

# Times and sizes of our files do not tell contents apart: nothing is revalidated, nothing is kept, there are no parts of files.
static-file.etags = "disable"
server.range-requests = "disable"
setenv.set-response-header = (
  "Cache-Control" => "no-store",
  "X-Content-Type-Options" => "nosniff",
  "Last-Modified" => "",
  "Accept-Ranges" => ""
)
server.tag = ""

server.errorlog = var.CWD + "/run/error.log"
accesslog.filename = var.CWD + "/run/access.log"
accesslog.format = "${logFormat}"

server.max-request-size = 64
server.max-keep-alive-idle = 5
server.max-read-idle = 10
server.max-write-idle = 30
`;

// The script gives the path, without its query and with * for a token.
const logFormat =
  '{\\"time\\":\\"%{%Y-%m-%dT%H:%M:%S%z}t\\",\\"peer\\":\\"%a\\",\\"method\\":\\"%m\\",\\"uri\\":\\"%{SEEDPRESS_URI}e\\",' +
  '\\"status\\":%s,\\"bytes\\":%B,\\"request_time_us\\":%{us}T}';
