import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'secrets-locked': error(
    'The file of secrets cannot be opened',
    'devices/secrets.yaml.age is encrypted with age. Give the identity of one of its recipients with --identity FILE, or name the file in SEEDPRESS_IDENTITY.',
  ),
  'secret-missing': error(
    'A secret does not exist',
    'A value { secret: NAME } needs that name in devices/secrets.yaml.age. A value { secret: { env: NAME } } needs that variable in the environment.',
  ),
});

export const lockedSecrets = (position: Position, { found }: { found: string }): Diagnostic =>
  message(rows['secrets-locked'], position, {
    found,
    expected: 'the identity of one of its recipients',
    fix: 'use --identity FILE, or set SEEDPRESS_IDENTITY=FILE',
  });

/** The name is not shown: somebody may have written the secret in its place. */
export const missingSecretName = (position: Position, { file }: { file: string }): Diagnostic =>
  message(rows['secret-missing'], position, {
    found: `${file} has no secret of the name that stands here`,
    expected: 'a name that the file has, with dots between those of nested mappings',
  });

export const missingVariable = (position: Position): Diagnostic =>
  message(rows['secret-missing'], position, {
    found: 'the environment variable that is named here is not set',
    expected: 'a variable that holds the secret',
  });
