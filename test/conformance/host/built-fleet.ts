import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSecretPath } from '../../../src/domain/secret-path.js';
import { deviceToken, type TokenSecret } from '../../../src/domain/token.js';
import { build } from '../../../src/pipeline/build/build.js';

/** A site that was built for real, in memory: `out` is what nginx serves. */
export interface BuiltFleet {
  readonly out: string;
  remove(): void;
}

const secret = 'a-secret-of-the-tests-that-is-long-enough';

/** The token of a device in a site whose access is by token. */
export const tokenOf = (id: string): string => deviceToken(id, { secret: secret as TokenSecret });

export interface FleetInputs {
  readonly site: object;
  readonly devices: readonly object[];
  /** templates/vm/cloud.config. */
  readonly template: string;
}

export async function builtFleet(inputs: FleetInputs): Promise<BuiltFleet> {
  const root = mkdtempSync('/dev/shm/seedpress-test-');
  // The workers of nginx are another user.
  chmodSync(root, 0o755);
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    return { out: await buildIn(root, inputs), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function buildIn(root: string, { site, devices, template }: FleetInputs): Promise<string> {
  const write = (path: string, value: object | string): void =>
    writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
  mkdirSync(join(root, 'devices'));
  mkdirSync(join(root, 'templates/vm'), { recursive: true });
  write('devices/site.yaml', site);
  write('devices/fleet.yaml', { devices });
  write('templates/vm/type.yaml', { user_data: ['cloud.config'] });
  write('templates/vm/cloud.config', template);
  mkdirSync(join(root, '.seedpress'));
  writeFileSync(join(root, defaultSecretPath), `${secret}\n`, { mode: 0o600 });
  const out = join(root, 'out');
  const result = await build({
    root,
    out,
    version: '0.0.0-test',
    strict: false,
    keep: 2,
    jobs: 2,
    searchPath: process.env.PATH ?? '',
    libraryFolders: [],
  });
  if (result.outcome !== 'published') throw new Error(JSON.stringify(result.diagnostics, null, 1));
  return out;
}
