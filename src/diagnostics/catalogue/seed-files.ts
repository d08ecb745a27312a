import type { Diagnostic } from '../diagnostic.js';
import { error, messageRows, warning } from '../message.js';
import type { Place } from './part-message.js';
import { fileMessage } from './user-data.js';

export const rows = messageRows({
  'not-user-data': error(
    'The file is not user-data',
    'lint reads user-data, meta-data, network-config, a folder of them, and an ISO or FAT image.',
  ),
  'meta-data': error(
    'The meta-data is wrong',
    'meta-data is a YAML mapping with instance-id and local-hostname.',
  ),
  'meta-data-misspelt': warning(
    'A key of the meta-data is probably misspelt',
    'cloud-init reads instance-id, local-hostname, public-keys, network-interfaces, dsmode and seedfrom.',
  ),
  'instance-id-missing': warning(
    'The meta-data has no instance-id',
    'Then cloud-init uses the same id for all machines, and it does not recognize a copied disk as a new machine.',
  ),
  'seed-file-missing': error(
    'A file of the seed is missing',
    'NoCloud needs meta-data and user-data. Config drive needs openstack/latest/meta_data.json.',
  ),
  'seed-label': error(
    'The image has the wrong label',
    'cloud-init looks for the label cidata (NoCloud) or config-2 (config drive).',
  ),
  'seed-json': error('A file of a config drive is not JSON', 'cloud-init ignores the config drive then.'),
  'seed-image': error('The image cannot be read', 'Write the image again.'),
});

export const notUserData = (place: Place, { found, fix }: { found: string; fix: string }): Diagnostic =>
  fileMessage(place, rows['not-user-data'], { found, expected: 'user-data', fix });

export const metaDataShape = (place: Place, { found }: { found: string }): Diagnostic =>
  fileMessage(place, rows['meta-data'], {
    found,
    expected: 'a mapping, like "instance-id: web-01", because cloud-init ignores the seed otherwise',
  });

export const metaDataValue = (place: Place, { key, found }: { key: string; found: string }): Diagnostic =>
  fileMessage(place, rows['meta-data'], { found: `"${key}" is ${found}`, expected: 'a string' });

export const metaDataKey = (place: Place, { key, nearest }: { key: string; nearest: string }): Diagnostic =>
  fileMessage(place, rows['meta-data-misspelt'], {
    found: `cloud-init does not read the key "${key}"`,
    expected: 'a key that cloud-init reads',
    nearest,
  });

export const metaDataNoId = (place: Place, { key }: { key: string | undefined }): Diagnostic =>
  fileMessage(place, rows['instance-id-missing'], {
    found: key === undefined ? 'there is no instance-id' : `cloud-init does not read the key "${key}"`,
    expected: 'the key instance-id, with a value that no other machine has',
  });

export const seedFileMissing = (place: Place, { name, kind }: { name: string; kind: string }): Diagnostic =>
  fileMessage(place, rows['seed-file-missing'], {
    found: `the seed has no ${name}, so cloud-init ignores ${kind}`,
    expected: `a file ${name}`,
  });

export const seedJson = (place: Place, { expected }: { expected: string }): Diagnostic =>
  fileMessage(place, rows['seed-json'], { found: 'the JSON is not valid here', expected });

export const noSeed = (place: Place, { names }: { names: readonly string[] }): Diagnostic =>
  fileMessage(place, rows['seed-file-missing'], {
    found:
      names.length === 0
        ? 'there is no file'
        : `there is no file of a seed here, only ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' and more' : ''}`,
    expected: 'user-data and meta-data, or openstack/latest/meta_data.json',
  });

export const seedLabel = (place: Place, { label, wanted }: { label: string; wanted: string }): Diagnostic =>
  fileMessage(place, rows['seed-label'], {
    found: label === '' ? 'the image has no label' : `the image has the label "${label}"`,
    expected: `the label "${wanted}", by which cloud-init finds the image`,
  });

export const seedImage = (place: Place, { why }: { why: string }): Diagnostic =>
  fileMessage(place, rows['seed-image'], { found: why, expected: 'a complete image' });
