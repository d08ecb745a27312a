/**
 * The content type that cloud-init gives to a text by its beginning, where the message does not say one.
 * Source: cloudinit/handlers/__init__.py INCLUSION_TYPES_MAP, type_from_starts_with.
 */
export function sniffedType(content: string): string | undefined {
  const at = content.search(/\S/);
  if (at < 0) return undefined;
  const start = content.slice(at, at + longestBeginning).toLowerCase();
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1];
}

const longestBeginning = 32;

// Longest first: `#cloud-config-archive` begins with `#cloud-config`.
const beginnings = [
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['## template: jinja', 'text/jinja2'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#cloud-config', 'text/cloud-config'],
  ['#include-once', 'text/x-include-once-url'],
  ['#part-handler', 'text/part-handler'],
  ['#include', 'text/x-include-url'],
  ['#!', 'text/x-shellscript'],
] as const;
