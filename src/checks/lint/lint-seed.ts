import { noSeed, seedFileMissing, seedImage, seedLabel } from '../../diagnostics/catalogue/seed-files.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type DiskFiles, diskKind, readDisk } from '../../encode/disk/disk-files.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import type { CheckedPart } from '../checked-part.js';
import { lintFile } from './lint-file.js';
import { lintOpenstack } from './lint-openstack.js';
import type { LintOptions } from './lint-options.js';
import { below, joined, type SeedFiles } from './seed-files.js';

/** All that is wrong with an image as cloud-init mounts it; `disk` is what was read of it. */
export function lintImage(disk: DiskFiles | Error, options: LintOptions): CheckedPart {
  const start = { position: { file: options.file, line: 1, column: 1 }, hint: '' };
  if (disk instanceof Error) return { diagnostics: [seedImage(start, { why: disk.message })], scripts: [] };
  const linted = lintSeed(disk.files, options);
  const wanted = isConfigDrive(disk.files) ? 'config-2' : 'cidata';
  // Sources: DataSourceNoCloud.py fs_label, DataSourceConfigDrive.py LABEL_TYPES; FAT has capital letters.
  const isFound = [wanted, wanted.toUpperCase()].includes(disk.label);
  const label = isFound || !isSeed(disk.files) ? [] : [seedLabel(start, { label: disk.label, wanted })];
  return { diagnostics: [...label, ...linted.diagnostics], scripts: linted.scripts };
}

/** All that is wrong with a folder of NoCloud, or with a config drive. */
export function lintSeed(files: SeedFiles, options: LintOptions): CheckedPart {
  const start = { position: { file: options.file, line: 1, column: 1 }, hint: '' };
  if (!isSeed(files)) return lintCollection(files, options);
  if (isConfigDrive(files)) return lintOpenstack(files, options);
  const missing = ['meta-data', 'user-data'].filter((name) => !files.has(name));
  const found: readonly Diagnostic[] = missing.map((name) =>
    seedFileMissing(start, { name, kind: 'a NoCloud seed' }),
  );
  const linted = nocloudNames.flatMap((name) => {
    const bytes = files.get(name);
    return bytes === undefined ? [] : [lintFile(bytes, below(options, name))];
  });
  return joined([{ diagnostics: found, scripts: [] }, ...linted]);
}

/** A folder of seeds, images or files of user-data: each is looked at for itself. */
function lintCollection(files: SeedFiles, options: LintOptions): CheckedPart {
  const folders = new Map<string, Map<string, Buffer>>();
  const found: CheckedPart[] = [];
  for (const [path, bytes] of files) {
    const slash = path.indexOf('/');
    if (slash >= 0) {
      const folder = folders.get(path.slice(0, slash)) ?? new Map<string, Buffer>();
      folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), bytes));
    } else if (diskKind(bytes) !== undefined) found.push(lintImage(readDisk(bytes), below(options, path)));
    else if (isUserData(bytes)) found.push(lintFile(bytes, below(options, path)));
  }
  for (const [name, folder] of folders)
    if (holdsSeed(folder)) found.push(lintSeed(folder, below(options, name)));
  if (found.length > 0) return joined(found);
  const start = { position: { file: options.file, line: 1, column: 1 }, hint: '' };
  return { diagnostics: [noSeed(start, { names: [...files.keys()] })], scripts: [] };
}

const isUserData = (bytes: Buffer): boolean =>
  sniffedType(bytes.toString('latin1', 0, 4096)) !== undefined ||
  /^mime-version:/im.test(bytes.toString('latin1', 0, 4096));

/** Whether anything below is worth a look. */
const holdsSeed = (files: SeedFiles): boolean =>
  [...files].some(
    ([path, bytes]) =>
      /(?:^|\/)(?:user-data|meta-data|meta_data\.json)$/.test(path) ||
      diskKind(bytes) !== undefined ||
      isUserData(bytes),
  );

const nocloudNames = ['meta-data', 'user-data', 'vendor-data', 'network-config'];

const isConfigDrive = (files: SeedFiles): boolean =>
  [...files.keys()].some((path) => /^openstack\/[^/]+\/[^/]+$/.test(path));

const isSeed = (files: SeedFiles): boolean =>
  isConfigDrive(files) || nocloudNames.some((name) => files.has(name));
