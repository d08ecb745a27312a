import { ec2List, imdsToken } from '../domain/imds-token.js';
import { openstackDatePattern } from '../domain/openstack-version.js';
import type { HostSite } from './host-input.js';

/**
 * host/Caddyfile: what nginx.conf does, for Caddy from 2.6 on. Caddy follows links inside of a machine's folder, where a
 * build writes none, and has no limits per client without a plug-in.
 */
export const caddyfile = ({
  server: { port },
}: HostSite): string => `# Serves the published site: each machine its own data.
#
#     cd out && caddy run --config current/host/Caddyfile
#
# Paths are relative to the folder in which Caddy was started.
{
	admin off
	servers {
		protocols h1
		max_header_size 8KB
		timeouts {
			read_header 10s
			read_body 10s
			write 30s
			idle 5s
		}
	}
}

http://:${port} {
	log {
		output file run/caddy-access.log
		format filter {
			wrap json
			fields {
				# A URL with a token is a password, and a query may hold one.
				request>uri regexp "(?i)(/s/)[0-9a-f]{32}|[?].*" "$1"
				request>headers delete
			}
		}
	}

	# Times and sizes of our files do not tell contents apart: nothing is revalidated, nothing is kept.
	request_header -If-None-Match
	request_header -If-Modified-Since
	request_header -If-Match
	request_header -If-Unmodified-Since
	request_header -If-Range
	request_header -Range
	header {
		Cache-Control no-store
		X-Content-Type-Options nosniff
		-Etag
		-Last-Modified
		-Accept-Ranges
		-Server
		defer
	}

	# The first that fits answers.
	route {
		# OpenStack's dates hold what its latest holds, and are folders in few sites.
		@dated path_regexp dated ^(${ownUrl})?/openstack/${openstackDatePattern}(/.*)?$
		rewrite @dated {re.dated.1}/openstack/latest{re.dated.2}

		@phone_home {
			path_regexp ^(/s/[0-9a-f]{32}|/[a-z0-9][a-z0-9-]*)?/phone-home$
			method POST
		}
		respond @phone_home 204
		@no_phone_home path_regexp ^(/s/[0-9a-f]{32}|/[a-z0-9][a-z0-9-]*)?/phone-home$
		header @no_phone_home Allow POST
		respond @no_phone_home 405

		# The token of EC2's clients opens nothing: it is one word for all, for who has a tree of EC2's.
		@proxied_token {
			method PUT
			path /${tokenPath}
			expression ${isProxied}
		}
		respond @proxied_token 403
${tokenPlaces.map(tokenRoute).join('\n')}
		@no_token path_regexp ^(${ownUrl})?/${tokenPath}$
		route @no_token {
			@nobodys_token method PUT
			respond @nobodys_token 404
			header Allow PUT
			respond 405
		}

		@no_read not method GET HEAD
		header @no_read Allow "GET, HEAD"
		respond @no_read 405

		@hidden path_regexp /\\.
		respond @hidden 404

		# Caddy takes what is not known by its ending for HTML or whatever its bytes look like.
		@json path *.json
		@text not path *.json
		header @json Content-Type application/json
		header @text Content-Type "text/plain; charset=utf-8"

		# By token, whatever the address.
		@token path_regexp token ^/s/([0-9a-f]{32})(/.*)$
		handle @token {
			root * current/s/{re.token.1}
			rewrite * {re.token.2}
			file_server {
				index index.html
				disable_canonical_uris
			}
		}

		# By what SMBIOS says, for one URL in the image of many machines. Other sites than open ones have no such folders.
		@by_smbios path_regexp smbios ^/by-(uuid|serial)/([A-Za-z0-9][^/]*)(/.*)$
		handle @by_smbios {
			root * current/smbios-{re.smbios.1}/{re.smbios.2}
			rewrite * {re.smbios.3}
			file_server {
				index index.html
				disable_canonical_uris
			}
		}

		# By name, where everybody may read everything. There is no by-id in other sites.
		@by_id file {
			root current/by-id
			try_files {path} {path}/index.html
		}
		handle @by_id {
			root * current/by-id
			file_server {
				index index.html
				disable_canonical_uris
			}
		}

		# A proxy between us and the machines hides who asks: all of them would have its address.
		@proxied ${isProxied}
		respond @proxied 403

		# By address: one folder of links maps the peer's to a machine, and changes together with the data.
		root * current/by-ip/{http.request.remote.host}
		file_server {
			index index.html
			disable_canonical_uris
		}
	}
}
`;

const tokenPath = imdsToken.path.join('/');
const ownUrl = '/s/[0-9a-f]{32}|/by-(?:uuid|serial)/[^/]+|/[a-z0-9][a-z0-9-]*';
const isProxied = `\`${['X-Forwarded-For', 'Forwarded', 'X-Real-Ip', 'Via'].map((name) => `header({'${name}': '*'})`).join(' || ')}\``;

/** The ways in which a machine is known, each with its folder below the generation. */
const tokenPlaces = [
  { name: 'address', at: '', root: 'by-ip/{http.request.remote.host}' },
  { name: 'token', at: '/s/([0-9a-f]{32})', root: 's/{re.imds_token.1}' },
  {
    name: 'smbios',
    at: '/by-(uuid|serial)/([A-Za-z0-9][^/]*)',
    root: 'smbios-{re.imds_smbios.1}/{re.imds_smbios.2}',
  },
  { name: 'id', at: '/([a-z0-9][a-z0-9-]*)', root: 'by-id/{re.imds_id.1}' },
] as const;

/** Two matchers, one in the other: of those in one nobody knows which one Caddy asks first. */
const tokenRoute = ({ name, at, root }: (typeof tokenPlaces)[number]): string => `		@imds_${name} {
			method PUT
			path_regexp imds_${name} ^${at}/${tokenPath}$
		}
		route @imds_${name} {
			@ec2_${name} file {
				root current/${root}
				try_files /${ec2List.join('/')}/index.html
			}
			header @ec2_${name} {
				${imdsToken.header} ${imdsToken.ttlSeconds}
				Content-Type "text/plain; charset=utf-8"
			}
			respond @ec2_${name} "${imdsToken.text}" 200
		}`;
