import { join, relative } from 'node:path';
import type { BuildResult } from '../../pipeline/build.js';
import { exampleOf, totalsOf } from './totals.js';

type Done = Exclude<BuildResult, { outcome: 'refused' }>;

const maxNamed = 5;

/** What a build did, in a few lines for a person: how much, what changed, where one device's seed is. */
export function buildSummary(
  result: Done,
  { out, cwd, elapsedMs }: { out: string; cwd: string; elapsedMs: number },
): string {
  const { devices, files, images } = totalsOf(result.manifest);
  const held = `${plural(devices, 'device')}, ${plural(files, 'file')}, ${plural(images, 'image')}`;
  const place = placeOf(out, { cwd });
  if (result.outcome === 'unchanged') return `seedpress: nothing changed; ${place} holds ${held}\n`;
  const example = exampleOf(result.manifest, [...result.changes.added, ...result.changes.changed]);
  const lines = [
    `seedpress: ${held} in ${(elapsedMs / 1000).toFixed(2)} s`,
    row('published', `${join(place, 'current')} -> generations/${result.generation}`),
    row('changed', changesText(result)),
    ...(example === undefined ? [] : exampleLines(example, place)),
    ...obstacleLines(result.obstacle),
    row('next', 'npx seedpress serve'),
  ];
  return `${lines.join('\n')}\n`;
}

function changesText({ changes, written }: Extract<Done, { outcome: 'published' }>): string {
  const named = (['added', 'changed', 'removed'] as const)
    .filter((kind) => changes[kind].length > 0)
    .map((kind) => `${grouped(changes[kind].length)} ${kind} (${nameSome(changes[kind])})`);
  return named.length === 0 ? 'no device' : `${named.join(', ')}; ${plural(written, 'device')} rendered`;
}

/** A web server that gets nothing to read answers 404 or 403 to all machines, and says little about it. */
const obstacleLines = (obstacle: Extract<Done, { outcome: 'published' }>['obstacle']): readonly string[] =>
  obstacle === undefined
    ? []
    : [
        row('warning', `the web server's user ${obstacle.webServer} may not open ${obstacle.path}; as root:`),
        row('', obstacle.command),
      ];

function exampleLines(
  example: { id: string; url: string; image?: string },
  place: string,
): readonly string[] {
  const image =
    example.image === undefined ? [] : [row(imageLabel(example.image), join(place, example.image))];
  return [row('example', example.id), row('  URL', example.url), ...image];
}

const imageLabel = (path: string): string => (path.endsWith('.iso') ? '  ISO' : '  image');

/** As one would type it here: relative below this folder, absolute elsewhere. */
function placeOf(out: string, { cwd }: { cwd: string }): string {
  const path = relative(cwd, out);
  return path.startsWith('..') ? out : path || '.';
}

const row = (name: string, text: string): string => `  ${name.padEnd(10)}  ${text}`;

const plural = (number: number, noun: string): string =>
  `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;

// 12345 -> 12,345. Not toLocaleString: loading its tables takes longer than a build without changes.
const grouped = (number: number): string => String(number).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');

function nameSome(ids: readonly string[]): string {
  const rest = ids.length - maxNamed;
  const named = ids.slice(0, maxNamed).join(', ');
  return rest > 0 ? `${named} and ${grouped(rest)} more` : named;
}
