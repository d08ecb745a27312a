import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { everyBootKeys, everyBootModules } from '../../src/cloud-init/boot-frequency.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { byVersion, cloudInits } from './clients/clients.js';

const script = readFileSync(new URL('python/boot_frequency.py', import.meta.url), 'utf8');

// Modules of the time before 24.1 that look at no key.
const withoutKeys = ['cc_migrator', 'cc_refresh_rmc_and_interface'];

requires('cloud-init')('what cloud-init does at every boot', () => {
  test.each(byVersion(cloudInits()))('%s: the modules are those that plan knows', (_, { folder }) => {
    const env = folder === undefined ? {} : { PYTHONPATH: folder };
    const modules = JSON.parse(runPython(script, { env })) as Readonly<Record<string, readonly string[]>>;
    const named = Object.keys(modules).filter((name) => !withoutKeys.includes(name));
    expect(named.sort()).toEqual(Object.keys(everyBootModules).sort());
    expect(everyBootKeys).toEqual(expect.arrayContaining(Object.values(modules).flat()));
  });
});
