import { jinjaFrom, jinjaSandboxFrom } from '../../cloud-init/facts.js';
import { jinjaFilters, jinjaTests, standardNames } from '../../cloud-init/jinja/facts.js';
import { type ReadJinja, readJinja } from '../../cloud-init/jinja/read-jinja.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { jinjaHeader, jinjaKind } from '../../diagnostics/catalogue/parts.js';
import { jinjaMinus, jinjaName, jinjaSyntax, jinjaUnknown } from '../../diagnostics/catalogue/parts-jinja.js';
import { jinjaSandboxed, jinjaTooNew } from '../../diagnostics/catalogue/parts-text.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Part } from '../../domain/part.js';
import { textPlaces } from '../../domain/text-place.js';
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
  const read = readJinja(rest);
  const lineAt = textPlaces(rest);
  const placeAt = (at: number) => {
    const { line, column } = lineAt(at);
    return placeOf(line + 1, column);
  };
  if (!read.ok) return [jinjaSyntax(placeAt(read.at), { ...about, why: read.why })];
  const found = [...versionMistakes(part, context), ...nameMistakes(read, { about, placeAt })];
  // A tag may write the line; nobody knows before the guest does.
  if (rest.trimStart().startsWith('{')) return found;
  const kind = sniffedType(rest);
  if (kind !== undefined && kinds.includes(kind)) return found;
  const line = others.findIndex((text) => text.trim() !== '');
  return [jinjaKind(placeOf(line < 0 ? 1 : line + 2), { ...about, text: others[line] ?? '' })];
});

interface About {
  readonly about: { readonly filename: string; readonly device: string };
  readonly placeAt: (at: number) => Place;
}

/** Names that jinja does not have, and a hyphen where it reads a minus. Source: templater.py UndefinedJinjaVariable. */
function nameMistakes(
  { uses, set }: Extract<ReadJinja, { ok: true }>,
  { about, placeAt }: About,
): readonly Diagnostic[] {
  const { paths, filters, tests, differences } = uses;
  const minus = differences.filter(({ left, right }) => left.names.length > 1 && !set.has(right.text));
  const minuses = new Set(minus.map(({ left }) => left.at));
  return [
    ...minus.map(({ left, right }) => {
      const name = left.names.join('.');
      return jinjaMinus(placeAt(left.at), { ...about, name, behind: right.text });
    }),
    ...[
      ...filters
        .filter(({ text }) => !jinjaFilters.has(text))
        .map((word) => ({ word, kind: 'filter' as const })),
      ...tests.filter(({ text }) => !jinjaTests.has(text)).map((word) => ({ word, kind: 'test' as const })),
    ].map(({ word: { text, at }, kind }) =>
      jinjaUnknown(placeAt(at), {
        ...about,
        kind,
        name: text,
        nearest: nearestName(text, kind === 'filter' ? jinjaFilters : jinjaTests),
      }),
    ),
    ...paths
      .filter(({ names: [top, name], at }) => top === 'v1' && name !== undefined && !minuses.has(at))
      .filter(({ names }) => !set.has('v1') && !standardNames.includes(names[1] as string))
      .map(({ names, at }) => {
        const name = names[1] as string;
        return jinjaName(placeAt(at), { ...about, name, nearest: nearestName(name, standardNames) });
      }),
  ];
}

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
