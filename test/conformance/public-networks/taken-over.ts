import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { convertNetwork } from '../../../src/importers/network/convert-network.js';
import { runCli } from '../../support/cli.js';
import { editSite } from '../../support/sites.js';

/** What became of a network: our own network-config for it, and what was said on the way. */
export interface TakenOver {
  /** What `import netplan` did not take over. */
  readonly losses: readonly string[];
  /** What a build has against the rest. */
  readonly errors: readonly string[];
  /** It as it is handed out. */
  readonly text?: string;
  readonly networkConfig?: Readonly<Record<string, unknown>>;
}

export async function takenOver(text: string, { version }: { readonly version: 1 | 2 }): Promise<TakenOver> {
  const { text: inventory, diagnostics } = convertNetwork({ file: 'net.yaml', bytes: Buffer.from(text) });
  const losses = diagnostics.map(({ found }) => found);
  if (inventory === undefined) return { losses, errors: ['not importable'] };
  const form = /^network_config:/m.test(inventory) ? '' : version === 1 ? 'network_config: v1\n' : '';
  return { losses, ...(await built({ device: inventory + form })) };
}

/** The network-config of a device with these keys, and of its template. */
export async function built({
  device,
  template,
}: {
  readonly device: string;
  readonly template?: string;
}): Promise<Omit<TakenOver, 'losses'>> {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-public-'));
  try {
    editSite(root, {
      'devices/site.yaml': 'layouts: [nocloud]\ncloud_init: ">=25.3"\nnetwork_renderer: netplan\n',
      'devices/web.yaml': `id: web\ntype: web\n${device}`,
      'templates/web/type.yaml': 'user_data: []\n',
      ...(template === undefined ? {} : { 'templates/web/net.yaml': template }),
    });
    const { code, stderr } = await runCli(['build', '--quiet'], { cwd: root });
    if (code !== 0) return { errors: [stderr] };
    const path = join(root, 'out/current/www/web/network-config');
    const text = readFileSync(path, 'utf8');
    const networkConfig = parse(text, { version: '1.1' }) as TakenOver['networkConfig'];
    return { errors: [], text, ...(networkConfig && { networkConfig }) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
