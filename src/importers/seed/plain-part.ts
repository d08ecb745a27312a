import { sniffedType } from '../../encode/mime/sniffed-type.js';

/** What a text that is no message is: by its first line, or by what other programs than cloud-init write. */
export function plainPart(text: string): {
  readonly extension: string;
  readonly contentType: string;
  readonly guest?: string;
} {
  if (/^\s*(?:<powershell>|<script>|#ps1|rem cmd)/i.test(text))
    return { extension: '.txt', contentType: 'text/x-shellscript', guest: 'cloudbase-init' };
  const sniffed = sniffedType(text);
  if (sniffed !== undefined) return { extension: extensions[sniffed] ?? '.txt', contentType: sniffed };
  if (/^\s*\{/.test(text) && /"ignition"\s*:/.test(text))
    return { extension: '.ign', contentType: 'application/vnd.coreos.ignition+json', guest: 'ignition' };
  if (/^machine:/m.test(text) && /^cluster:/m.test(text))
    return { extension: '.txt', contentType: 'application/vnd.talos.config+yaml', guest: 'talos' };
  return { extension: '.txt', contentType: 'text/plain' };
}

const extensions: Readonly<Record<string, string>> = {
  'text/cloud-config': '.config',
  'text/x-shellscript': '.sh',
  'text/cloud-boothook': '.boothook',
  'text/x-include-url': '.include',
  'text/x-include-once-url': '.include-once',
  'text/part-handler': '.part-handler',
  'text/jinja2': '.jinja',
  'text/cloud-config-archive': '.archive',
  'text/cloud-config-jsonp': '.jsonp',
};
