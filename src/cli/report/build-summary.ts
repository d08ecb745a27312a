import { join } from 'node:path';
import type { BuildResult } from '../../pipeline/build/build.js';
import { changesText } from './changes-text.js';
import { damageText } from './damage-text.js';
import { exampleOf } from './example.js';
import { nextCommand, placeOf } from './next-command.js';
import { plural } from './numbers.js';

type Done = Exclude<BuildResult, { outcome: 'refused' }>;

/** What a build did, in a few lines for a person: how much, what changed, where one device's seed is. */
export function buildSummary(
  result: Done,
  { root, out, cwd, elapsedMs }: { root: string; out: string; cwd: string; elapsedMs: number },
): string {
  const { devices, files, images } = result.published.totals;
  const held = `${plural(devices, 'device')}, ${plural(files, 'file')}, ${plural(images, 'image')}`;
  const place = placeOf(out, cwd);
  if (result.outcome === 'unchanged')
    return [`seedpress: nothing changed; ${place} holds ${held}`, ...leftLines(result), ''].join('\n');
  const example = exampleOf(result.published, [...result.changes.added, ...result.changes.changed]);
  const lines = [
    `seedpress: ${held} in ${(elapsedMs / 1000).toFixed(2)} s`,
    row('published', `${join(place, 'current')} -> generations/${result.generation}`),
    row('changed', changesText(result)),
    ...mendedLines(result),
    ...(example === undefined ? [] : exampleLines(example, place)),
    ...obstacleLines(result.obstacle),
    ...unsignedLines(result),
    ...unflushedLines(result),
    ...leftLines(result),
    row('next', nextCommand('npx seedpress serve', { root, out, cwd })),
  ];
  return `${lines.join('\n')}\n`;
}

/** A web server that gets nothing to read answers 404 or 403 to all machines, and says little about it. */
export const obstacleLines = (
  obstacle: Extract<Done, { outcome: 'published' }>['obstacle'],
): readonly string[] =>
  obstacle === undefined
    ? []
    : [
        row(
          'warning',
          `the web server's user ${obstacle.webServer} cannot open ${obstacle.path}; run as root:`,
        ),
        row('', obstacle.command),
      ];

/** Who verifies it from now on finds no signature. */
const unsignedLines = ({ isUnsigned }: Extract<Done, { outcome: 'published' }>): readonly string[] =>
  isUnsigned === true
    ? [row('warning', 'what was published before was signed, and this is not; give --sign KEY to sign it')]
    : [];

/** The new site is published all the same. */
export const leftLines = ({
  leftBehind,
}: Pick<Extract<Done, { outcome: 'published' }>, 'leftBehind'>): readonly string[] =>
  leftBehind === undefined
    ? []
    : [row('warning', `an older build is not removed yet: ${leftBehind}; the next build tries again`)];

/** What somebody or something had changed by hand. */
export const mendedLines = ({
  mended,
}: Pick<Extract<Done, { outcome: 'published' }>, 'mended'>): readonly string[] =>
  mended.length === 0 ? [] : [row('repaired', damageText(mended))];

const unflushed = (reason: string): string =>
  `the new site is published, but a power cut now may bring back the one before: ${reason}`;

export const unflushedLines = ({ notFlushed }: { readonly notFlushed?: string }): readonly string[] =>
  notFlushed === undefined ? [] : [row('warning', unflushed(notFlushed))];

export const unflushedText = ({ notFlushed }: { readonly notFlushed?: string }): string =>
  notFlushed === undefined ? '' : `seedpress: warning: ${unflushed(notFlushed)}\n`;

function exampleLines(
  example: { id: string; url: string; image?: string },
  place: string,
): readonly string[] {
  const image =
    example.image === undefined ? [] : [row(imageLabel(example.image), join(place, example.image))];
  return [row('example', example.id), row('  URL', example.url), ...image];
}

const imageLabel = (path: string): string => (path.endsWith('.iso') ? '  ISO' : '  image');

const row = (name: string, text: string): string => `  ${name.padEnd(10)}  ${text}`;
