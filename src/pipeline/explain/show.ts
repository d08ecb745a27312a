import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { deviceTree } from '../../layouts/device-tree.js';
import { contentsOf } from '../site/contents-of.js';
import { renderDevice } from '../site/render-device.js';

export type Shown =
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** A file's bytes, as a client would get them. */
  | { readonly kind: 'file'; readonly content: string | Uint8Array }
  /** The URL at which the device finds its own folder; under access by token it is a password. */
  | { readonly kind: 'url'; readonly url: string }
  /** Paths of all files below a folder, sorted; all are relative to the device's document root, which is `` itself. */
  | { readonly kind: 'folder'; readonly folder: string; readonly paths: readonly string[] }
  | { readonly kind: 'missing'; readonly paths: readonly string[] };

/** Renders one device from the inputs as they are now, and looks a path of its document root up. */
export async function show(options: {
  readonly root: string;
  readonly version: string;
  readonly device: string;
  /** Empty for the document root itself. */
  readonly path: string;
  /** Asks for the device's URL, and for no file. */
  readonly url: boolean;
  readonly secretsFrom?: SecretSource;
}): Promise<Shown> {
  const { device: id, path } = options;
  const rendered = await renderDevice(id, options);
  if (rendered.kind === 'mistakes') return rendered;
  const { plan, seed } = rendered;
  if (options.url) return { kind: 'url', url: deviceUrl(id, plan.site, plan.tokens.tokenOf(id)) };
  const contents = contentsOf(deviceTree(seed, plan.site));
  const wanted = path.replace(/^\/+|\/+$/g, '');
  const content = contents.get(wanted);
  if (content !== undefined) return { kind: 'file', content };
  const paths = [...contents.keys()].sort();
  const below = paths.filter((candidate) => wanted === '' || candidate.startsWith(`${wanted}/`));
  return below.length > 0 ? { kind: 'folder', folder: wanted, paths: below } : { kind: 'missing', paths };
}
