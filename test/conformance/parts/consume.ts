import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { Part } from '../../../src/domain/part.js';
import { encodeMime } from '../../../src/encode/mime.js';
import { runCli } from '../../support/cli.js';
import { projectRoot, scratchCopy, scratchFolder } from '../../support/folders.js';
import { runScript } from '../../support/scripts.js';
import type { CloudInit } from '../clients/clients.js';

/** What cloud-init made of a seed at a first boot: see python/consume.py. */
export interface Consumed {
  /** Why it gave up; then nothing else is there. */
  readonly error?: string;
  readonly warnings: readonly string[];
  readonly failed: readonly string[];
  readonly parts: readonly { readonly type: string; readonly filename: string }[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly vendor_config: Readonly<Record<string, unknown>>;
  /** Scripts, boothooks and part-handlers on the guest's disk, and what they wrote there. */
  readonly files: Readonly<Record<string, string>>;
  /** What the scripts said, in the order in which they ran. */
  readonly ran: readonly string[];
}

/** A golden case, built anew; gives the folder of its inputs. */
export async function buildCase(name: string): Promise<string> {
  const root = scratchCopy(join(projectRoot, 'test', 'golden', name));
  await rebuild(root);
  return root;
}

export async function rebuild(root: string): Promise<void> {
  const built = await runCli(['build', '--root', root], { cwd: root });
  expect(built.code, built.stderr).toBe(0);
}

export const treeOf = (root: string, device: string): string => join(root, 'out', 'current', 'www', device);

/** Hands the NoCloud files of devices to cloud-init's own stages.Init, each to a new one. */
export function consume<const Devices extends readonly string[]>(
  root: string,
  { devices, cloudInit }: { devices: Devices; cloudInit: CloudInit },
): { readonly [Index in keyof Devices]: Consumed } {
  const folders = devices.map((device) => {
    const folder = guestFolder();
    const tree = treeOf(root, device);
    for (const name of ['user-data', 'vendor-data']) copyFileSync(join(tree, name), join(folder, name));
    const metaData: unknown = parse(readFileSync(join(tree, 'meta-data'), 'utf8'));
    writeFileSync(join(folder, 'meta-data.json'), JSON.stringify(metaData));
    return folder;
  });
  return boot(folders, cloudInit) as { readonly [Index in keyof Devices]: Consumed };
}

/** The same for parts as they come; the guest's launch index is 1. */
export function consumeParts(
  guests: readonly { readonly user?: readonly Part[]; readonly vendor?: readonly Part[] }[],
  cloudInit: CloudInit,
): readonly Consumed[] {
  const folders = guests.map(({ user = [], vendor = [] }) => {
    const folder = guestFolder();
    writeFileSync(join(folder, 'user-data'), encodeMime(user));
    writeFileSync(join(folder, 'vendor-data'), encodeMime(vendor));
    writeFileSync(join(folder, 'meta-data.json'), '{"instance-id": "i", "launch-index": 1}');
    return folder;
  });
  return boot(folders, cloudInit);
}

/** The same for whole files of user-data. */
export function consumeFiles(files: readonly Uint8Array[], cloudInit: CloudInit): readonly Consumed[] {
  const folders = files.map((bytes) => {
    const folder = guestFolder();
    writeFileSync(join(folder, 'user-data'), bytes);
    writeFileSync(join(folder, 'meta-data.json'), '{"instance-id": "i", "launch-index": 1}');
    return folder;
  });
  return boot(folders, cloudInit);
}

const boot = (folders: readonly string[], { folder = '' }: CloudInit): readonly Consumed[] =>
  runScript<readonly Consumed[]>('consume', [folder, ...folders]);

function guestFolder(): string {
  const folder = join(scratchFolder(), 'guest');
  mkdirSync(folder);
  return folder;
}
