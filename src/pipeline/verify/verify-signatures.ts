import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentDigest } from '../../domain/content-digest.js';
import type { DeviceRecord, Manifest } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import { signerIn } from '../../domain/signatures/ssh-signature.js';
import { deviceStatement } from '../../domain/signatures/statement.js';
import { manifestName } from '../../sinks/generations.js';
import { manifestSignatureName, readDeviceSignatures } from '../../sinks/signatures.js';
import { nameFolders } from '../../sinks/state/names.js';

/**
 * What is not as it was signed: a name below the folder, and whether something is missing there, is other than what was signed, has
 * no signature of a signer, or is of no device.
 */
export interface SignatureDamage {
  readonly name: string;
  readonly what: 'missing' | 'changed' | 'unsigned' | 'unknown';
}

export interface VerifiedSignatures {
  /** `forged`: the manifest is not what was signed; `stranger`: none of the signers has signed it. */
  readonly signature: 'good' | 'missing' | 'forged' | 'stranger';
  readonly devices: number;
  readonly damage: readonly SignatureDamage[];
}

/**
 * Compares a published site, or a copy of one, with its signatures: manifest.json by its own, and by the manifest what each name
 * holds, byte for byte. `folder` is out/current or what looks like it.
 */
export function verifySignatures(
  folder: string,
  { signers }: { signers: ReadonlySet<string> },
): VerifiedSignatures {
  const [text, signature] = [manifestName, manifestSignatureName].map((name) =>
    readIfThere(join(folder, name)),
  );
  if (text === undefined || signature === undefined) return { signature: 'missing', devices: 0, damage: [] };
  const signer = signerIn(signature.toString('utf8'), text);
  if (signer === undefined || !signers.has(signer))
    return { signature: signer === undefined ? 'forged' : 'stranger', devices: 0, damage: [] };
  const { devices } = JSON.parse(text.toString('utf8')) as Manifest;
  const records = Object.entries(devices);
  const trees = treeReader();
  const signatures = readDeviceSignatures(folder);
  return {
    signature: 'good',
    devices: records.length,
    damage: [
      ...records.flatMap(([id, record]) => deviceDamage(id, record, { folder, trees })),
      ...records.flatMap(([id, record]) => {
        const by = signerIn(signatures?.get(id) ?? '', deviceStatement(id, record));
        return by !== undefined && signers.has(by)
          ? []
          : [{ name: `signatures: ${id}`, what: 'unsigned' } as const];
      }),
      ...nameDamage(records, { folder, trees }),
    ],
  };
}

type Trees = (path: string) => ReadonlyMap<string, string> | undefined;

function deviceDamage(
  id: string,
  { content, images }: DeviceRecord,
  { folder, trees }: { folder: string; trees: Trees },
): readonly SignatureDamage[] {
  const name = `www/${id}`;
  const tree = trees(join(folder, name));
  if (tree === undefined) return [{ name, what: 'missing' }];
  const files: (readonly [string, string])[] = [...tree].map(([path, digest]) => [`/${path}`, digest]);
  for (const image of images) {
    const held = trees(join(folder, 'images', image));
    if (held === undefined) return [{ name: `images/${image}`, what: 'missing' }];
    const own = image.slice(id.length);
    files.push(...[...held].map(([path, digest]) => [path === '' ? own : `${own}/${path}`, digest] as const));
  }
  if (contentDigest(files) === content) return [];
  return [{ name: images.length === 0 ? name : `${name} or images/${id}`, what: 'changed' }];
}

/** Each other name has to hold what its device has in www/. */
function nameDamage(
  records: readonly (readonly [string, DeviceRecord])[],
  { folder, trees }: { folder: string; trees: Trees },
): readonly SignatureDamage[] {
  const owners = ownersOf(records);
  const digestAt = (name: string) => digestOf(trees(join(folder, name)));
  const known = new Set(records.map(([id]) => digestAt(`www/${id}`)));
  return nameFolders.flatMap((parent) =>
    namesIn(join(folder, parent)).flatMap((entry): readonly SignatureDamage[] => {
      const name = `${parent}/${entry}`;
      const owner = owners.get(name);
      if (parent === 'images') return owner === undefined ? [{ name, what: 'unknown' }] : [];
      const digest = digestAt(name);
      // Whose a token is nobody can tell without the secret, so it may lead to any device.
      if (parent === 's') return known.has(digest) ? [] : [{ name: 's/*', what: 'changed' }];
      if (owner === undefined) return [{ name, what: 'unknown' }];
      return digest === digestAt(`www/${owner}`) ? [] : [{ name, what: 'changed' }];
    }),
  );
}

function ownersOf(records: readonly (readonly [string, DeviceRecord])[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [id, { uuid, serial, management_ip: address, images }] of records) {
    const names = [
      ...['www', 'by-id'].map((parent) => `${parent}/${id}`),
      ...['by-uuid', 'smbios-uuid'].map((parent) => `${parent}/${uuid}`),
      ...(serial === undefined ? [] : ['by-serial', 'smbios-serial'].map((parent) => `${parent}/${serial}`)),
      ...(address === undefined ? [] : [`by-ip/${address}`]),
      ...images.map((image) => `images/${image}`),
    ];
    for (const name of names) owners.set(name, id);
  }
  return owners;
}

const digestOf = (tree: ReadonlyMap<string, string> | undefined): string =>
  tree === undefined ? '' : contentDigest([...tree]);

/** Reads what is below a path, by the SHA-256 of each file; a file by itself has the path ''. Many names lead to one folder. */
function treeReader(): Trees {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (path) => {
    try {
      const real = realpathSync(path);
      const tree = known.get(real) ?? new Map(filesBelow(real, ''));
      known.set(real, tree);
      return tree;
    } catch {
      return undefined;
    }
  };
}

function filesBelow(root: string, path: string): readonly (readonly [string, string])[] {
  const at = path === '' ? root : join(root, path);
  if (!statSync(at).isDirectory()) return [[path, sha256(readFileSync(at))]];
  return readdirSync(at).flatMap((name) => filesBelow(root, path === '' ? name : `${path}/${name}`));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
