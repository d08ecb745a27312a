import { onePerPlace } from '../../cloud-init/schema/one-per-place.js';
import { type Password, plainPasswords, wrongHashes } from '../../cloud-init/schema/passwords.js';
import { passwordIsNoHash, plainPassword } from '../../diagnostics/catalogue/parts-config.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { formatPath } from '../../domain/source-node.js';
import { configCheck } from './config-check.js';
import { placesOfPlaceholders } from './config-placeholders.js';

/** Passwords that stand in the seed as they are typed. The value of none is ever shown. */
export const configPasswords = configCheck(({ config, about, placeOfValue }) => {
  const placeholders = placesOfPlaceholders(config);
  const isJudged = ({ value }: Password): boolean => !placeholders.has(value.at);
  const said = (message: typeof plainPassword, { path, value }: Password): Diagnostic =>
    message(placeOfValue(value), { ...about, path: formatPath(path) });

  const at = ({ value }: Password): number => value.at;
  return [
    ...onePerPlace(plainPasswords(config).filter(isJudged), { at }).map((password) =>
      said(plainPassword, password),
    ),
    ...onePerPlace(wrongHashes(config).filter(isJudged), { at }).map((password) =>
      said(passwordIsNoHash, password),
    ),
  ];
});
