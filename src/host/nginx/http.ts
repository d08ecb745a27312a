import { fairShare } from '../../domain/fair-share.js';
import { ec2List, imdsToken } from '../../domain/imds-token.js';
import type { HostSite } from '../host-input.js';
import { type NginxPaths, nginxServer } from './server.js';

/** What stands in the http block: formats, limits and the server. */
export const nginxHttp = (
  site: HostSite,
  paths: NginxPaths,
): string => `# One line of JSON a request. The query is left out: who puts a secret there does not find it in a log. "digest" is the
# folder of the store that the answer came from, so a line says which build it was; it is looked up for answers only,
# for nginx complains about a folder that is not there. To look it up takes as long as to answer, so of the requests of one
# connection only the first ones and every tenth have it: the others go by the one before.
map $request_uri $seedpress_uri { "~*/s/[0-9a-f]{32}" "/s/*"; "~^(?<seedpress_path>[^?]*)[?]" $seedpress_path; default $request_uri; }
map $status $seedpress_status { "~^[1-9]" $status; default 0; }
map "$connection_requests $status" $seedpress_looked_up { "~^([1-4]|[0-9]+1) 200$" 1; "~ 204$" 2; default 0; }
map $seedpress_looked_up $seedpress_folder { 1 $realpath_root; 2 $seedpress_any_folder; default ""; }
map "$status $uri" $seedpress_any_folder { "~^200 " $realpath_root; "~^204 /.+/phone-home$" $realpath_root; default ""; }
map $seedpress_folder $seedpress_digest { "~/store/(?<seedpress_name>[0-9a-f]+)$" $seedpress_name; default ""; }
map $seedpress_any_folder $seedpress_any_digest { "~/store/(?<seedpress_any_name>[0-9a-f]+)$" $seedpress_any_name; default ""; }
log_format seedpress escape=json '${logFormat('$seedpress_uri', '$seedpress_digest')}';
log_format seedpress_token escape=json '${logFormat('/s/*$seedpress_rest', '$seedpress_any_digest')}';

# A proxy between us and the machines hides who asks: all of them would have its address.
map "$http_x_forwarded_for$http_forwarded$http_x_real_ip$http_via" $seedpress_is_proxied { "" 0; default 1; }
map $seedpress_is_proxied $seedpress_own { 0 by-ip/$remote_addr; default by-ip/nobody; }

# A machine by its name, which is asked for after its address.
map $uri $seedpress_named { "~^/(?<seedpress_first>[a-z0-9][a-z0-9-]*)(/|$)" $seedpress_first; default nobody; }
map $uri $seedpress_named_rest { "~^/[^/]+(?<seedpress_below>/.*)$" $seedpress_below; default ""; }
map $request_method $seedpress_is_read { GET 1; HEAD 1; default 0; }

# What a machine asks for that is no file: to report that it is done, and the token that EC2's clients want before they read.
map "$request_method $uri" $seedpress_action { "~^POST .*/phone-home$" report; "~^PUT .*/${tokenPath}$" token; default ""; }
map $seedpress_action $seedpress_needed { token /${ec2List.join('/')}; default ""; }
map "$status $seedpress_action" $seedpress_ttl { "200 token" ${imdsToken.ttlSeconds}; default ""; }
map "$status $uri" $seedpress_allow { "~^405 ${ownUrl}?/phone-home$" POST; "~^405 ${ownUrl}?/${tokenPath}$" PUT; "~^405 " "GET, HEAD"; default ""; }

# A machine that boots asks about a hundred times; one that never stops takes nothing from the others.
limit_conn_zone $binary_remote_addr zone=seedpress_connections:10m;
limit_req_zone $binary_remote_addr zone=seedpress_requests:10m rate=${fairShare.requestsPerSecond}r/s;

${nginxServer(site, paths)}`;

const tokenPath = imdsToken.path.join('/');
const ownUrl = '(/s/[0-9a-f]+|/by-[a-z]+/[^/]+|/[a-z0-9-]+)';

const logFormat = (uri: string, digest: string): string =>
  `{"time":"$time_iso8601","peer":"$remote_addr","method":"$request_method","uri":"${uri}",` +
  `"status":$seedpress_status,"bytes":$body_bytes_sent,"request_time":$request_time,"digest":"${digest}","connection":$connection,"request":$connection_requests}`;
