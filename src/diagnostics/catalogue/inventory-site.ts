import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'cloud-init-schema': error(
    'The schema of cloud-init cannot be read',
    'cloud_init_schema names a JSON file, from the folder that holds devices/ and templates/. cloud-init has it as schema-cloud-config-v1.json.',
  ),
  'duplicate-entry': error('A name is in a list twice', 'Remove one of the two.'),
});

export const duplicateEntry = (
  position: Position,
  { key, name, first }: { key: string; name: string; first: Position },
): Diagnostic =>
  message(rows['duplicate-entry'], position, {
    found: `"${key}" contains "${name}" twice`,
    expected: 'each name once',
    related: [{ label: 'first', position: first }],
  });

export const wrongConfigSchema = (
  position: Position,
  { path, why }: { path: string; why: string },
): Diagnostic =>
  message(rows['cloud-init-schema'], position, {
    found: `${path} ${why}`,
    expected: "cloud-init's own schema-cloud-config-v1.json, named from the root",
  });
