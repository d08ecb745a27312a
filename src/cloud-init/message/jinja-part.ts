import { sniffedType } from '../../encode/mime/sniffed-type.js';

/** What can be said of a jinja part without the guest's values. */
export type JinjaPart =
  /** It has no tags: its text below the first line, and whether that goes to the handler of cloud-config. */
  | { readonly kind: 'text'; readonly text: string; readonly isConfig: boolean }
  | { readonly kind: 'template' }
  /** Its first line does not say jinja, and the guest leaves it out. */
  | { readonly kind: 'unmarked' };

/** Sources: cloudinit/handlers/jinja_template.py, templater.py. */
export function jinjaPart(content: string): JinjaPart {
  const [first = '', ...lines] = content.split('\n');
  if (!/^##\s*template:\s*jinja\s*$/i.test(first)) return { kind: 'unmarked' };
  const text = lines.join('\n');
  if (/\{[{%#]/.test(text)) return { kind: 'template' };
  return { kind: 'text', text, isConfig: /^text\/cloud-config(?:-jsonp)?$/.test(sniffedType(text) ?? '') };
}
