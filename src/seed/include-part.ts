import type { IncludePart, Part } from '../domain/part.js';

/** Where an included part lies, below the device's folder. */
export const includePath = (filename: string): string => `inc/${filename}`;

/** The part that tells the guest to fetch another one. Source: cloudinit/user_data.py _do_include. */
export function includePart({ filename, once }: IncludePart, { url }: { url: string }): Part {
  return {
    filename,
    contentType: once ? 'text/x-include-once-url' : 'text/x-include-url',
    content: `${once ? '#include-once' : '#include'}\n${url}\n`,
    gzip: false,
    encoding: 'auto',
  };
}

/** A path of the device's folder in a URL. */
export const urlOf = (path: string, { folder }: { folder: string }): string =>
  `${folder}${path.split('/').map(encodeURIComponent).join('/')}`;
