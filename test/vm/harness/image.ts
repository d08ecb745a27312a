import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTool } from '../../support/images.js';
import { filesOf, type Guest, type Renderer } from './guest.js';

/** What the maker of an image changes in it, before any machine starts from it. */
export interface ImageChanges {
  readonly renderer?: Renderer;
  /** Path below the root -> text. */
  readonly files?: Readonly<Record<string, string>>;
  /** The folder out/current/guest whose data source is installed. */
  readonly dataSource?: string;
}

/** Writes the changes as a layer over the guest's root: <folder>/upper, as an overlay has it. */
export function layerOf(changes: ImageChanges, { guest, folder }: { guest: Guest; folder: string }): void {
  const upper = join(folder, 'upper');
  const { renderer = guest.renderers[0], files = {}, dataSource } = changes;
  mkdirSync(upper, { recursive: true });
  for (const [path, text] of Object.entries({ ...rendererFiles(renderer), ...files })) {
    mkdirSync(dirname(join(upper, path)), { recursive: true });
    writeFileSync(join(upper, path), text);
  }
  if (dataSource !== undefined) install(dataSource, { guest, folder });
}

// cloudinit/net/renderers.py and activators.py: the first of the list that is installed does it.
const rendererFiles = (renderer: Renderer): Readonly<Record<string, string>> => ({
  'etc/cloud/cloud.cfg.d/95_network.cfg': `system_info:\n  network: { renderers: [${renderer}], activators: [${renderer}] }\n`,
});

/** Runs the installer of a build on the image, as docs/guest.md has it. */
function install(dataSource: string, { guest, folder }: { guest: Guest; folder: string }): void {
  for (const name of ['work', 'root']) mkdirSync(join(folder, name), { recursive: true });
  const layers = `lowerdir=${filesOf(guest).rootfs},upperdir=${folder}/upper,workdir=${folder}/work`;
  const script = `mount -t overlay overlay -o "$1" "$2" && sh "$3" --root "$2" --clean`;
  const words = [layers, join(folder, 'root'), join(dataSource, 'install.sh')];
  runTool('unshare', ['--mount', 'sh', '-ec', script, 'sh', ...words]);
}
