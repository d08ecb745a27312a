import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readManifestIn } from './generations.js';
import { namesIn } from './names-in.js';
import { ledgerLine, readLedger } from './state/ledger.js';
import type { Lines } from './state/lines.js';

/**
 * The digests of all devices that a generation may hold, whatever of it was damaged: what its names, its manifest and its ledger say,
 * taken together. Undefined where none of them says anything.
 */
export function digestsOf(generation: string): ReadonlySet<string> | undefined {
  const lines = readLedger(generation);
  const ofLedger = Array.from({ length: lines?.count ?? 0 }, (_, index) => recordAt(lines, index)?.digest);
  const ofManifest = Object.values(readManifestIn(generation)?.devices ?? {}).map(({ digest }) => digest);
  const ofNames = namesIn(join(generation, 'www')).map((name) => leadsTo(join(generation, 'www', name)));
  const all = new Set([...ofLedger, ...ofManifest, ...ofNames].filter((digest) => digest !== undefined));
  return all.size === 0 ? undefined : all;
}

function recordAt(lines: Lines | undefined, index: number) {
  try {
    return lines && ledgerLine(lines.text(index)).record;
  } catch {
    return undefined;
  }
}

function leadsTo(path: string): string | undefined {
  try {
    return basename(readlinkSync(path));
  } catch {
    return undefined;
  }
}
