import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { besideAutoinstall } from './beside-autoinstall.js';
import type { BesideParts } from './beside-parts.js';
import { earlyFiles } from './early-files.js';
import type { ConfigFacts, PartFacts } from './facts.js';
import { lockedPasswords } from './locked-passwords.js';
import { lostKeys } from './lost-keys.js';
import { type Scope, scopeOf } from './scope.js';

/** What is wrong with a seed though each of its parts may be right. */
export function checkTogether(facts: readonly PartFacts[], beside: BesideParts): readonly Diagnostic[] {
  const configs = facts.filter((each): each is ConfigFacts => each.kind === 'config');
  const unread = facts.flatMap((each) => (each.kind === 'unread' ? [each.text] : []));
  const installer = configs.filter(({ isTarget }) => !isTarget);
  const target = configs.filter(({ isTarget }) => isTarget);
  const isInstaller = installer.some(({ autoinstall }) => autoinstall !== undefined);
  if (!isInstaller) return seedMistakes(scopeOf(installer, { unread }), beside);
  const { device, cloudInit } = beside;
  const hasIdentity = installer.some(({ autoinstall }) => autoinstall?.hasIdentity === true);
  return [
    ...besideAutoinstall(installer, beside),
    // Who installs Ubuntu this way gets a user that no cloud-config names.
    ...seedMistakes(scopeOf(target, { unread: hasIdentity ? [...unread, ''] : unread }), {
      device,
      cloudInit,
    }),
  ];
}

const seedMistakes = (scope: Scope, beside: BesideParts): readonly Diagnostic[] => [
  ...earlyFiles(scope, beside),
  ...lockedPasswords(scope, beside),
  ...lostKeys(scope, beside),
];
