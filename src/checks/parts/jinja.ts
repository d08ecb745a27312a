import { jinjaFrom, jinjaSandboxFrom } from '../../cloud-init/facts.js';
import { jinjaHeader, jinjaKind } from '../../diagnostics/catalogue/parts.js';
import { jinjaSandboxed, jinjaTooNew } from '../../diagnostics/catalogue/parts-text.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../domain/part.js';
import { isBefore, reaches } from '../../domain/version-range.js';
import { sniffedType } from '../../encode/mime.js';
import { type Check, ofTypes, type PartContext } from './check.js';

/** What cloud-init hands a rendered template on to. Source: stages.py _default_handlers, jinja_template.py. */
const kinds = ['text/cloud-config', 'text/cloud-config-jsonp', 'text/x-shellscript', 'text/cloud-boothook'];

/** A jinja part: its first line says so, and what follows tells its kind by its beginning. Source: templater.py. */
export const jinja: Check = ofTypes(['text/jinja2'], (part, context) => {
  const { content, filename } = part;
  const { placeOf, device } = context;
  const about = { filename, device: device.id };
  const [first = '', ...others] = content.split('\n');
  if (!/^##\s*template:\s*jinja\s*$/i.test(first)) return [jinjaHeader(placeOf(1), { ...about, first })];
  const rest = others.join('\n');
  // A tag may write the line; nobody knows before the guest does.
  if (rest.trimStart().startsWith('{')) return versionMistakes(part, context);
  const kind = sniffedType(rest);
  if (kind !== undefined && kinds.includes(kind)) return versionMistakes(part, context);
  const line = others.findIndex((text) => text.trim() !== '');
  return [jinjaKind(placeOf(line < 0 ? 1 : line + 2), { ...about, text: others[line] ?? '' })];
});

/** What depends on the version of the guests, where somebody said which ones they have. */
function versionMistakes(
  { content, filename }: Part,
  { placeOf, device, guest: { cloudInit } }: PartContext,
): readonly Diagnostic[] {
  if (cloudInit === undefined) return [];
  const about = { filename, device: device.id };
  const old = isBefore(cloudInit, jinjaFrom)
    ? [jinjaTooNew(placeOf(1), { ...about, from: jinjaFrom, range: cloudInit.text })]
    : [];
  if (!reaches(cloudInit, jinjaSandboxFrom)) return old;
  const refused = content.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\{[{%](?:(?![}%]\}).)*/g)].flatMap((tag) =>
      [...tag[0].matchAll(/[.[]\s*['"]?(_\w+)/g)].map((found) =>
        jinjaSandboxed(placeOf(index + 1, tag.index + found.index + found[0].indexOf('_') + 1), {
          ...about,
          name: found[1] as string,
          from: jinjaSandboxFrom,
        }),
      ),
    ),
  );
  return [...old, ...refused];
}
