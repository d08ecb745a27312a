import { fileMode } from '../../cloud-init/files/file-mode.js';
import { fileOwner, isNoName } from '../../cloud-init/files/owner.js';
import {
  contentMistakes,
  type FileEntry,
  type FileMistake,
  fileEntries,
  isFalse,
  shapeMistakes,
} from '../../cloud-init/files/write-files.js';
import { valueWords } from '../../cloud-init/schema/value-words.js';
import { entryAt, type GuestMap } from '../../cloud-init/values/guest-value.js';
import { fileInConfig } from '../../diagnostics/catalogue/parts-files.js';
import { formatPath } from '../../domain/source-node.js';
import { configCheck } from './config-check.js';

/** Files that cloud-init cannot write, or writes otherwise than it looks. Source: cc_write_files.py. */
export const configFiles = configCheck(({ config, about, placeOfValue }) =>
  fileMistakes(config).map(({ value, path, ...mistake }) =>
    fileInConfig(placeOfValue(value), { ...about, path: formatPath(path), ...mistake }),
  ),
);

/** What is wrong with each file by itself; whether its owner is there yet is seen in the whole seed. */
export const fileMistakes = (config: GuestMap): readonly FileMistake[] => [
  ...shapeMistakes(config),
  ...fileEntries(config).flatMap((file) => [
    ...[...contentMistakes(file), ...ownerMistakes(file)].map(withEnd),
    ...modeMistakes(file),
  ]),
];

const withEnd = (mistake: FileMistake): FileMistake =>
  mistake.isError ? { ...mistake, found: `${mistake.found}, so write_files stops there` } : mistake;

function ownerMistakes({ entry, path: of }: FileEntry): readonly FileMistake[] {
  const value = entryAt(entry, 'owner')?.value;
  if (value === undefined || isFalse(value)) return [];
  const path = [...of, 'owner'];
  const expected = 'the names of a user and a group, like root:adm';
  const wrong = { value, path, isError: true, expected };
  if (value.kind !== 'scalar' || typeof value.value !== 'string')
    return [{ ...wrong, found: `is ${valueWords(value, path)}` }];
  const { user, group } = fileOwner(value.value);
  const name = [user, group].find((each) => each !== undefined && isNoName(each));
  if (name === undefined) return [];
  const found = `names ${JSON.stringify(name)}, which cannot be ${name === user ? 'a user' : 'a group'}`;
  return [{ ...wrong, found }];
}

function modeMistakes({ entry, path }: FileEntry): readonly FileMistake[] {
  const value = entryAt(entry, 'permissions')?.value;
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return [];
  const mode = value.kind === 'scalar' ? fileMode(value) : undefined;
  const isFlag = value.kind === 'scalar' && typeof value.value === 'boolean';
  if (mode !== undefined && !isFlag) return [];
  const words = valueWords(value, [...path, 'permissions']);
  const found = `is ${words}, so cloud-init gives the file the mode ${isFlag ? `000${mode}` : '0644'}`;
  const expected = 'octal digits in quotes, like "0640"';
  return [{ value, path: [...path, 'permissions'], isError: false, found, expected }];
}
