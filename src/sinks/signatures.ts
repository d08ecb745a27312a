import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../domain/signatures/ssh-signature.js';
import { deviceStatement } from '../domain/signatures/statement.js';
import { fileMode } from './file-mode.js';
import { manifestName } from './generations.js';
import { ledgerLine } from './state/ledger.js';
import type { Lines } from './state/lines.js';

/** The detached signature of manifest.json, and those of all devices, in a generation. */
export const manifestSignatureName = `${manifestName}.sig`;
export const deviceSignaturesName = 'signatures';

/** Signs what a generation holds: its manifest, and each device by itself, for who has no more than that one. */
export function writeSignatures(
  generation: string,
  { lines, signer }: { lines: Lines; signer: Signer },
): void {
  const write = (name: string, text: string): void =>
    writeFileSync(join(generation, name), text, { flag: 'wx', mode: fileMode });
  write(manifestSignatureName, signer.sign(readFileSync(join(generation, manifestName))));
  const devices: string[] = [];
  for (let index = 0; index < lines.count; index += 1) {
    const { id, record } = ledgerLine(lines.text(index));
    devices.push(`${id} ${unarmored(signer.sign(deviceStatement(id, record)))}\n`);
  }
  write(deviceSignaturesName, devices.join(''));
}

/** The signatures of devices, by their ids, armored; undefined where there are none. */
export function readDeviceSignatures(generation: string): ReadonlyMap<string, string> | undefined {
  try {
    const lines = readFileSync(join(generation, deviceSignaturesName), 'utf8').split('\n').slice(0, -1);
    return new Map(lines.map((line) => [line.split(' ', 1)[0] as string, armored(line.split(' ')[1] ?? '')]));
  } catch {
    return undefined;
  }
}

const unarmored = (signature: string): string => signature.trim().split('\n').slice(1, -1).join('');

const armored = (base64: string): string =>
  `-----BEGIN SSH SIGNATURE-----\n${base64}\n-----END SSH SIGNATURE-----\n`;
