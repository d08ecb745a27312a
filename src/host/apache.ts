import { ec2List, imdsToken } from '../domain/imds-token.js';
import { openstackDatePattern } from '../domain/openstack-version.js';
import type { HostSite } from './host-input.js';

/**
 * host/apache.conf: what nginx.conf does, for Apache 2.4, as a server of its own or in one that the host has already. Apache
 * follows links inside of a machine's folder, where a build writes none, and has no limits per client.
 */
export const apacheConf = ({
  server: { port },
}: HostSite): string => `# Serves the published site by Apache 2.4: each machine its own data.
#
# As a server of its own:
#     mkdir -p out/run && apache2 -d "$PWD/out" -f current/host/apache.conf
#     apache2 -d "$PWD/out" -f current/host/apache.conf -k stop
#
# In an Apache that this host has already, as on Debian a file in /etc/apache2/sites-enabled, with a2enmod rewrite headers:
#     Define SEEDPRESS_OUT /srv/seedpress/out
#     Include /srv/seedpress/out/current/host/apache.conf
#
# Nothing of the inventory stands here: a build needs no reload. Who serves has to be able to read out/, as on Debian:
# chgrp -R www-data out && chmod -R g+rX,g+s out, once; logs are in out/run.

<IfDefine !SEEDPRESS_OUT>
  # Relative paths are relative to -d.
  Define SEEDPRESS_OUT .
  ServerName seedpress
  ServerTokens Prod
  PidFile run/apache.pid
  DefaultRuntimeDir run
  ErrorLog run/error.log
${distributions.map(distribution).join('\n')}
${modules.map(loadedModule).join('\n')}
</IfDefine>

Listen ${port}
<VirtualHost *:${port}>
  DocumentRoot "\${SEEDPRESS_OUT}/current"

  # One line of JSON a request, without its query.
  LogFormat "${logFormat}" seedpress
  CustomLog "\${SEEDPRESS_OUT}/run/access.log" seedpress
  ErrorLog "\${SEEDPRESS_OUT}/run/error.log"
  LogLevel warn
  # A URL with a token is a password, and an error is logged with its URL.
  <LocationMatch "^/s/">
    LogLevel emerg
  </LocationMatch>

  <Directory />
    # The links up to a machine's folder are ours.
    Options FollowSymLinks
    AllowOverride None
    Require all granted
    # Neither an ending nor another part of this server's configuration makes anything but a text of a file.
    ForceType "text/plain; charset=utf-8"
    SetHandler default-handler
  </Directory>
  <FilesMatch "\\.json$">
    ForceType application/json
  </FilesMatch>
  <IfModule mime_module>
    RemoveEncoding .gz .tgz .Z .bz2 .xz .br .zst
  </IfModule>

  # A list of a folder with and without the slash: a redirect would name the wrong port.
  <IfModule dir_module>
    DirectorySlash Off
  </IfModule>

  # Times and sizes of our files do not tell contents apart: nothing is revalidated, nothing is kept, there are no parts of files.
  FileETag None
  RequestHeader unset If-None-Match
  RequestHeader unset If-Modified-Since
  RequestHeader unset If-Match
  RequestHeader unset If-Unmodified-Since
  RequestHeader unset If-Range
  RequestHeader unset Range
  Header unset Last-Modified
  Header unset Accept-Ranges
  Header always set Cache-Control no-store
  Header always set X-Content-Type-Options nosniff
  Header always set Allow "GET, HEAD" "expr=%{REQUEST_STATUS} == 405"
  Header always set Allow POST "expr=%{REQUEST_STATUS} == 405 && reqenv('SEEDPRESS_REST') == '/phone-home'"
  Header always set Allow PUT "expr=%{REQUEST_STATUS} == 405 && reqenv('SEEDPRESS_REST') == '/${tokenPath}'"
  Header always set ${imdsToken.header} ${imdsToken.ttlSeconds} "expr=%{REQUEST_STATUS} == 200 && reqenv('SEEDPRESS_REST') == '/${tokenPath}'"
  ServerSignature Off
  TraceEnable Off

  Timeout 30
  KeepAlive On
  KeepAliveTimeout 5
  MaxKeepAliveRequests 1000
  LimitRequestBody 65536
  <IfModule reqtimeout_module>
    RequestReadTimeout header=10 body=10
  </IfModule>

  RewriteEngine On

  # What the log shows of a URL: a token is a password.
  RewriteCond "%{THE_REQUEST}" "^\\S+ ([^ ?]*)"
  RewriteRule "^" "-" [E=SEEDPRESS_URI:%1,E=no-gzip:1]
  RewriteCond "%{THE_REQUEST}" "^\\S+ [^ ?]*/s/[0-9a-f]{32}" [NC]
  RewriteRule "^" "-" [E=SEEDPRESS_URI:/s/*]
  RewriteCond "%{THE_REQUEST}" "^\\S+ /s/[0-9a-f]{32}(/(?![^ ?]*/s/)[^ ?]*)"
  RewriteRule "^" "-" [E=SEEDPRESS_URI:/s/*%1]

  RewriteRule "/\\." "-" [R=404,L]

  # OpenStack's dates hold what its latest holds, and are folders in few sites.
  RewriteRule "^(/s/[0-9a-f]{32}|/by-[a-z]+/[^/]+|/[a-z0-9][a-z0-9-]*)?/openstack/${openstackDatePattern}(/.*)?$" "$1/openstack/latest$2"

  # Where the machine's folder is, and what is wanted of it. By token, whatever the address.
  RewriteRule "^/s/([0-9a-f]{32})(/.*)$" "-" [E=SEEDPRESS_AT:/s/$1,E=SEEDPRESS_REST:$2,S=3]
  # By what SMBIOS says, for one URL in the image of many machines. Other sites than open ones have no such folders.
  RewriteRule "^/by-(uuid|serial)/([A-Za-z0-9][A-Za-z0-9 ._-]*)(/.*)$" "-" [E=SEEDPRESS_AT:/smbios-$1/$2,E=SEEDPRESS_REST:$3,S=2]
  # By address: one folder of links maps it to a machine, and changes together with the data.
  RewriteRule "^(.*)$" "-" [E=SEEDPRESS_AT:/by-ip/%{CONN_REMOTE_ADDR},E=SEEDPRESS_REST:$1]
  # By name, where everybody may read everything. There is no by-id in other sites.
  RewriteCond "%{DOCUMENT_ROOT}/by-id/$1$2" -f [OR]
  RewriteCond "%{DOCUMENT_ROOT}/by-id/$1$2/index.html" -f [OR]
  RewriteCond "$2" "^/(phone-home|${tokenPath})$"
  RewriteRule "^/([a-z0-9][a-z0-9-]*)(/.*)?$" "-" [E=SEEDPRESS_AT:/by-id/$1,E=SEEDPRESS_REST:$2]

  # cloud-init's phone_home: that a machine is done is a line in the log. What it posts is not read.
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/phone-home"
  RewriteCond "%{REQUEST_METHOD}" "!=POST"
  RewriteRule "^" "-" [R=405,L]
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/phone-home"
  RewriteCond "%{ENV:SEEDPRESS_AT}" "^/by-ip/" [OR]
  RewriteCond "%{DOCUMENT_ROOT}%{ENV:SEEDPRESS_AT}" -d
  RewriteRule "^" "-" [R=204,L]
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/phone-home"
  RewriteRule "^" "-" [R=404,L]

  # A proxy between us and the machines hides who asks: all of them would have its address.
  RewriteCond "%{ENV:SEEDPRESS_AT}" "^/by-ip/"
  RewriteCond "%{HTTP:X-Forwarded-For}%{HTTP:Forwarded}%{HTTP:X-Real-IP}%{HTTP:Via}" "."
  RewriteCond "%{REQUEST_METHOD}" "^(GET|HEAD|PUT)$"
  RewriteRule "^" "-" [R=403,L]

  # The token of EC2's clients opens nothing: it is one word for all, for who has a tree of EC2's.
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/${tokenPath}"
  RewriteCond "%{REQUEST_METHOD}" "!=PUT"
  RewriteRule "^" "-" [R=405,L]
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/${tokenPath}"
  RewriteCond "%{DOCUMENT_ROOT}%{ENV:SEEDPRESS_AT}/${ec2List.join('/')}/index.html" -f
  RewriteRule "^" "-" [R=200,L]
  RewriteCond "%{ENV:SEEDPRESS_REST}" "=/${tokenPath}"
  RewriteRule "^" "-" [R=404,L]
  ErrorDocument 200 "${imdsToken.text}"

  RewriteCond "%{REQUEST_METHOD}" "!^(GET|HEAD)$"
  RewriteRule "^" "-" [R=405,L]

  RewriteCond "%{DOCUMENT_ROOT}%{ENV:SEEDPRESS_AT}%{ENV:SEEDPRESS_REST}" -f
  RewriteRule "^" "%{ENV:SEEDPRESS_AT}%{ENV:SEEDPRESS_REST}" [PT,L]
  RewriteCond "%{DOCUMENT_ROOT}%{ENV:SEEDPRESS_AT}%{ENV:SEEDPRESS_REST}/index.html" -f
  RewriteRule "^" "%{ENV:SEEDPRESS_AT}%{ENV:SEEDPRESS_REST}/index.html" [PT,L]
  RewriteRule "^" "-" [R=404,L]
</VirtualHost>
`;

const tokenPath = imdsToken.path.join('/');

const logFormat =
  '{\\"time\\":\\"%{%Y-%m-%dT%H:%M:%S%z}t\\",\\"peer\\":\\"%{c}a\\",\\"method\\":\\"%m\\",\\"uri\\":\\"%{SEEDPRESS_URI}e\\",' +
  '\\"status\\":%>s,\\"bytes\\":%B,\\"request_time_us\\":%D}';

/** Where distributions have Apache's modules, and as whom it runs there. */
const distributions = [
  { folder: '/usr/lib/apache2/modules', user: 'www-data' },
  { folder: '/usr/lib64/httpd/modules', user: 'apache' },
] as const;

const distribution = ({ folder, user }: (typeof distributions)[number]): string => `  <IfFile "${folder}">
    Define SEEDPRESS_MODULES ${folder}
    User ${user}
    Group ${user}
  </IfFile>`;

/** In some distributions the last ones are part of the program. */
const modules = ['mpm_event', 'authz_core', 'rewrite', 'headers', 'log_config', 'unixd'] as const;

const loadedModule = (name: string): string => `  <IfModule !${name}_module>
    LoadModule ${name}_module \${SEEDPRESS_MODULES}/mod_${name}.so
  </IfModule>`;
