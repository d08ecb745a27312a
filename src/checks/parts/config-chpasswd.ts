import { chpasswdMistakes } from '../../cloud-init/accounts/chpasswd.js';
import { chpasswdEnds } from '../../diagnostics/catalogue/parts-accounts.js';
import { formatPath } from '../../domain/source-node.js';
import { configCheck } from './config-check.js';

/** Passwords that cloud-init cannot read: it sets none. Source: cc_set_passwords.py. */
export const configChpasswd = configCheck(({ config, about, placeOfValue }) =>
  chpasswdMistakes(config).map(({ value, path, ...halves }) =>
    chpasswdEnds(placeOfValue(value), { ...about, path: formatPath(path), ...halves }),
  ),
);
