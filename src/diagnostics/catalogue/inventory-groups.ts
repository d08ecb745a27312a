import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';
import { type UnknownFolder, unknownFolder } from './unknown-folder.js';

export const rows = messageRows({
  'unknown-group': error('Unknown group', 'A group is a folder below templates/ that has a group.yaml.'),
  'templated-group': error(
    'A group of a device is a template',
    'Other values depend on the groups, so their names must be written out.',
  ),
  'group-conflict': error(
    'Two groups of a device contradict each other',
    'Two groups cannot set different values for the same public key, interface or file. The device can set its own value.',
  ),
});

export const unknownGroup = (position: Position, folder: UnknownFolder): Diagnostic =>
  unknownFolder(rows['unknown-group'], position, { ...folder, kind: 'group' });

export const templatedGroup = (position: Position, { text }: { text: string }): Diagnostic =>
  message(rows['templated-group'], position, {
    found: `a group is the template ${JSON.stringify(text)}`,
    expected: 'the name of a group, because other values depend on it',
  });

export const groupConflict = (
  position: Position,
  options: { what: string; groups: readonly [string, string]; first: Position },
): Diagnostic => {
  const { what, groups, first } = options;
  const [lower, upper] = groups;
  return message(rows['group-conflict'], position, {
    found: `the groups "${lower}" and "${upper}" set different values for ${what}`,
    expected: 'the same value in both groups, or a value in the device',
    related: [{ label: 'first', position: first }],
  });
};
