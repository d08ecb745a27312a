import type { HostSite } from '../host-input.js';
import { nginxHttp } from './http.js';

/**
 * host/nginx.conf: all that nginx needs. It names no folder of this machine: relative paths are relative to nginx's
 * prefix, which is the output folder.
 */
export const nginxConf = (site: HostSite): string => `# Serves the published site: each machine its own data.
#
#     sh out/current/host/serve.sh                 starts it
#     sh out/current/host/serve.sh -s stop         ends it
#
# By hand it is: mkdir -p out/run && nginx -p "$PWD/out" -c current/host/nginx.conf
# "nginx -t -c FILE" alone fails at run/started-by-serve.sh.pid: without -p nginx finds none of its folders. Test with
# "serve.sh -t", or "serve.sh --print >FILE" first, which writes this with absolute paths.
# All paths below are relative to -p, which has to be absolute: nginx puts a relative one twice before a root with variables.
# There is no "user": who may read out/ differs from host to host. serve.sh looks; without root there is no choice.
# Nothing of the inventory stands here either: a build needs no reload, since mapping and data are one tree and change
# in one rename.

worker_processes auto;
pcre_jit on;
worker_rlimit_nofile 8192;
# Its name is the hint in the error of who starts nginx without serve.sh.
pid run/started-by-serve.sh.pid;
error_log run/error.log warn;

events {
  # Two descriptors each: the connection and the file.
  worker_connections 4000;
}

http {
  # What nobody uses: but nginx makes all five when it starts, and the folders that it was compiled with belong to root.
  client_body_temp_path run/body;
  proxy_temp_path run/proxy;
  fastcgi_temp_path run/fastcgi;
  uwsgi_temp_path run/uwsgi;
  scgi_temp_path run/scgi;

  # Files are small: to read one and write it with its header takes two calls, sendfile takes four.
  sendfile off;

${indent(nginxHttp(site, { current: 'current', logs: 'run/' }))}
}
`;

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');
