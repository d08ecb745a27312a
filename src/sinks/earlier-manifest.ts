import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../domain/sha256.js';
import { manifestName } from './generations.js';
import type { EarlierManifest } from './manifest-devices.js';
import { throwShortage } from './shortage.js';
import { readInputsState } from './state/inputs-state.js';
import { soundLedger } from './state/sound-ledger.js';
import { isSumOf } from './state/sums.js';

/** That of a generation which this version has written, where it is as it was written; undefined where it is not, or is too large to be held. */
export function earlierManifest(generation: string, version: string): EarlierManifest | undefined {
  const lines = soundLedger(generation);
  if (lines === undefined || lines.bytes.length > mostBytes) return undefined;
  if (readInputsState(generation)?.version !== version) return undefined;
  try {
    const bytes = readFileSync(join(generation, manifestName));
    const isSound = isSumOf(sha256(bytes), { generation, path: manifestName });
    return isSound === true ? { bytes, lines } : undefined;
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

/** Of some 30,000 devices. */
const mostBytes = 1 << 24;
