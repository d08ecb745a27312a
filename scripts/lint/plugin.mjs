import { floorsRule } from './floors-rule.mjs';
import { powersRule } from './powers-rule.mjs';

/** The rules of this house, as an ESLint plugin. */
export const seedpressPlugin = { rules: { floors: floorsRule, powers: powersRule } };

/** They need syntax alone, no type information: a test can run them on text that is on no disk. */
export const seedpressRules = /** @type {const} */ ({
  'seedpress/floors': 'error',
  'seedpress/powers': 'error',
});
