import { fairShare } from '../../domain/fair-share.js';
import { imdsToken } from '../../domain/imds-token.js';
import { openstackDatePattern } from '../../domain/openstack-version.js';
import type { HostSite } from '../host-input.js';

export interface NginxPaths {
  /** The published generation, as nginx finds it. */
  readonly current: string;
  /** How the paths of the logs begin. */
  readonly logs: string;
}

/**
 * The server block: who asks is known by a token or by the peer's address, and by nothing else. All ways are in it,
 * whatever the site allows: a way that is not allowed has no folder.
 */
export const nginxServer = (
  { server: { port } }: HostSite,
  { current, logs }: NginxPaths,
): string => `server {
  # IPv6 on a listener of its own: on a common one IPv4 peers are ::ffff:111.0.0.11, which is no folder's name.
  listen ${port};
  listen [::]:${port} ipv6only=on;
  access_log ${logs}access.log seedpress ${buffered};

  # The links up to the root are ours. Below it a link could lead into another machine's data: that is a 404.
  disable_symlinks on from=$document_root;

  # nginx makes an ETag of time and size, and all our files have one time: another content of equal size was answered
  # by 304. So nothing is revalidated, nothing is kept, and there are no parts of files.
  etag off;
  if_modified_since off;
  max_ranges 0;
  open_file_cache off;
  add_header Last-Modified "" always;
  add_header Cache-Control no-store always;
  add_header X-Content-Type-Options nosniff always;
  add_header Allow $seedpress_allow always;
  add_header ${imdsToken.header} $seedpress_ttl always;
  types { application/json json; }
  default_type "text/plain; charset=utf-8";

  # The port of a redirect would be ours, not the 80 that the machine asked; there is none below, and none by mistake.
  absolute_redirect off;
  server_tokens off;
  autoindex off;
  gzip off;
  log_not_found off;

  keepalive_timeout 5s;
  keepalive_requests 1000;
  client_header_timeout 10s;
  client_body_timeout 10s;
  send_timeout 30s;
  reset_timedout_connection on;
  client_max_body_size 64k;
  limit_conn seedpress_connections ${fairShare.answers};
  limit_conn_status 429;
  limit_conn_log_level info;
  limit_req zone=seedpress_requests burst=${fairShare.burst} nodelay;
  limit_req_status 429;
  limit_req_log_level info;

  # OpenStack's dates hold what its latest holds, and are folders in few sites.
  rewrite "^(${ownUrls.map(({ plain }) => plain).join('|')})?/openstack/${openstackDatePattern}(/.*)?$" $1/openstack/latest$2;

  location ~ /\\. { return 404; }

  # cloud-init's phone_home: that a machine is done is a line in the log. What it posts is not read.
  location = /phone-home {
    if ($request_method != POST) { return 405; }
    return 204;
  }

  # The token of EC2's clients opens nothing: it is one word for all, for who has a tree of EC2's.
  location = /${imdsToken.path.join('/')} {
    if ($request_method != PUT) { return 405; }
    if ($seedpress_is_proxied) { return 403; }
    root ${current}/by-ip/$remote_addr;
    if (!-d $document_root$seedpress_needed) { return 404; }
    return 200 "${imdsToken.text}";
  }

  # The same at a URL of the machine's own, which tells it from others at its address.
${actions(byId, { current, logs })}
  # By token, whatever the address. Such a URL is a password: this log has what stands behind the token, and the error
  # log, which shows whole requests, next to nothing.
  location ^~ /s/ {
${byAddress(current)}    location ~ /\\. { return 404; }
${indented(actions(byToken, { current, logs }))}    location ~ "^${byToken.at}(?<seedpress_rest>/.*)$" {
${indented(secretLogs(logs))}      if ($seedpress_is_read = 0) { return 405; }
      root ${current}/${byToken.root};
      try_files $seedpress_rest $seedpress_rest/index.html =404;
    }
  }

  # By what SMBIOS says, for one URL in the image of many machines. Other sites than open ones have no such folders.
  location ^~ /by- {
${byAddress(current)}    location ~ /\\. { return 404; }
${indented(actions(bySmbios, { current, logs }))}    location ~ "^${bySmbios.at}(?<seedpress_rest>/.*)$" {
      if ($seedpress_is_read = 0) { return 405; }
      root ${current}/${bySmbios.root};
      try_files $seedpress_rest $seedpress_rest/index.html =404;
    }
  }

  # By address, which is what most ask: one folder of links maps it to a machine, and changes together with the data, in one rename.
  location / {
${byAddress(current)}  }

  # By name, where everybody may read everything. There is no by-id in other sites.
  location @by_id {
    root ${current}/by-id/$seedpress_named;
    try_files $seedpress_named_rest $seedpress_named_rest/index.html @nowhere;
  }

  location @nowhere {
    if ($seedpress_is_proxied) { return 403; }
    return 404;
  }
}`;

/** A way in which a URL names a machine, as a regular expression, and its folder below the generation. */
interface OwnUrl {
  readonly at: string;
  /** The same without names for its parts. */
  readonly plain: string;
  readonly root: string;
  /** The URL is a password. */
  readonly isSecret?: true;
}

const byToken: OwnUrl = {
  at: '/s/(?<seedpress_token>[0-9a-f]{32})',
  plain: '/s/[0-9a-f]{32}',
  root: 's/$seedpress_token',
  isSecret: true,
};
const bySmbios: OwnUrl = {
  at: '/by-(?<seedpress_kind>uuid|serial)/(?<seedpress_value>[A-Za-z0-9][A-Za-z0-9 ._-]*)',
  plain: '/by-[a-z]+/[^/]+',
  root: 'smbios-$seedpress_kind/$seedpress_value',
};
const byId: OwnUrl = {
  at: '/(?<seedpress_id>[a-z0-9][a-z0-9-]*)',
  plain: '/[a-z0-9][a-z0-9-]*',
  root: 'by-id/$seedpress_id',
};
const ownUrls = [byToken, bySmbios, byId];

/** What a machine gets by its address. A folder's listing with and without the slash: a redirect would name the wrong port. */
const byAddress = (current: string): string => `    if ($seedpress_is_read = 0) { return 405; }
    root ${current}/$seedpress_own;
    try_files $uri $uri/index.html @by_id;
`;

/** Lines are written together, and no later than a second after the request. */
const buffered = 'buffer=64k flush=1s';

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

const secretLogs = (logs: string): string => `    access_log ${logs}access.log seedpress_token ${buffered};
    error_log ${logs}error.log alert;
`;

const actions = (
  { at, root, isSecret }: OwnUrl,
  { current, logs }: NginxPaths,
): string => `  location ~ "^${at}(?<seedpress_rest>/phone-home|/${imdsToken.path.join('/')})$" {
${isSecret ? secretLogs(logs) : ''}    if ($seedpress_action = "") { return 405; }
    root ${current}/${root};
    if (!-d $document_root$seedpress_needed) { return 404; }
    if ($seedpress_action = token) { return 200 "${imdsToken.text}"; }
    return 204;
  }
`;
