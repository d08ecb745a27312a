import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isConformanceRequired } from './conformance.mjs';
import { say, stop } from './say.mjs';
import { installLine, machinePackages, missingPackages } from './system-packages.mjs';

/** @typedef {import('./system-packages.mjs').SystemPackage} SystemPackage */

/**
 * Installs the Debian packages that conformance tests need and that are missing; what cannot be installed is left
 * to the tests, which are skipped and say so.
 */
export function provideSystemPackages() {
  const missing = missingPackages();
  if (missing.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say(`installing what conformance tests need: ${missing.map((wanted) => wanted.package).join(', ')} …`);
  keepCloudInitFromBooting(missing);
  const isInstalled = withoutStartingServices(() => apt('update') && apt('install', missing));
  disableServices(missing);
  if (isInstalled && missingPackages().length === 0) return;
  const failure = `could not install them, see above; by hand: ${installLine(missingPackages())}`;
  if (isConformanceRequired(process.env)) stop(failure);
  say(failure);
}

/** Installs what `npm run test:vm` needs beside that; where one is missing no machine can be started. */
export function provideMachinePackages() {
  const missing = missingPackages(machinePackages);
  if (missing.length === 0) return;
  say(`installing what virtual machines need: ${missing.map((wanted) => wanted.package).join(', ')} …`);
  if (withoutStartingServices(() => apt('update') && apt('install', missing))) return;
  stop(`could not install them, see above; by hand: ${installLine(missing)}`);
}

/**
 * @param {'update' | 'install'} command
 * @param {readonly SystemPackage[]} [packages]
 */
function apt(command, packages = []) {
  const options = [
    '-y',
    '--no-install-recommends',
    '-o',
    'DPkg::Lock::Timeout=300',
    '-o',
    'Acquire::Retries=3',
  ];
  const { status } = spawnSync(
    'apt-get',
    ['-q', command, ...options, ...packages.map((wanted) => wanted.package)],
    {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  return status === 0;
}

const policyFile = '/usr/sbin/policy-rc.d';
const policy =
  '#!/bin/sh\n# Written by the tests of seedpress while they install packages: no service starts.\nexit 101\n';

/**
 * Debian asks policy-rc.d before it starts a service of a new package. One that is there already is the
 * operator's word; one of ours is what a killed run left.
 * @param {() => boolean} action
 */
function withoutStartingServices(action) {
  if (existsSync(policyFile) && readFileSync(policyFile, 'utf8') !== policy) return action();
  writeFileSync(policyFile, policy, { mode: 0o755 });
  try {
    return action();
  } finally {
    rmSync(policyFile);
  }
}

/**
 * The tests start their own servers: nothing of what they need shall run after the next boot.
 * @param {readonly SystemPackage[]} packages
 */
function disableServices(packages) {
  if (!existsSync('/run/systemd/system')) return;
  const services = packages.flatMap(({ service }) => service ?? []);
  if (services.length > 0) spawnSync('systemctl', ['disable', ...services], { stdio: ['ignore', 2, 2] });
}

/**
 * The tests want cloud-init's code, not a machine that takes its next boot for the first one of a new instance.
 * @param {readonly SystemPackage[]} packages
 */
function keepCloudInitFromBooting(packages) {
  if (!packages.some((wanted) => wanted.package === 'cloud-init')) return;
  mkdirSync('/etc/cloud', { recursive: true });
  writeFileSync('/etc/cloud/cloud-init.disabled', '', { flag: 'a' });
}
