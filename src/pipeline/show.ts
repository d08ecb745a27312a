import { unknownDevice } from '../diagnostics/catalogue/commands.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import { deviceUrl } from '../domain/device-url.js';
import { readInputFiles } from '../inventory/input-files.js';
import { deviceTree } from '../layouts/device-tree.js';
import { planBuild } from './plan-build.js';

export type Shown =
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** A file's bytes, as a client would get them. */
  | { readonly kind: 'file'; readonly content: string | Uint8Array }
  /** The URL at which the device finds its own folder; under access by token it is a password. */
  | { readonly kind: 'url'; readonly url: string }
  /** Paths of all files below a folder, sorted, relative to the device's document root. */
  | { readonly kind: 'folder'; readonly paths: readonly string[] }
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
}): Promise<Shown> {
  const read = readInputFiles(options.root);
  const { device: id, path } = options;
  const plan = await planBuild(read, {
    ...options,
    strict: false,
    isWanted: (device) => device.id === id,
    storedRecord: () => undefined,
  });
  const errors = plan.diagnostics.filter(isError);
  if (errors.length > 0) return { kind: 'mistakes', diagnostics: errors };
  const planned = plan.planned[0];
  if (planned === undefined || !('seed' in planned)) {
    return {
      kind: 'mistakes',
      diagnostics: [unknownDevice(id, { known: plan.devices.map((device) => device.id) })],
    };
  }
  if (options.url) return { kind: 'url', url: deviceUrl(id, plan.site, plan.tokens.tokenOf(id)) };
  const files = deviceTree(planned.seed, { names: plan.site.layouts });
  const contents = new Map<string, string | Uint8Array>();
  for (const file of files) if ('content' in file) contents.set(file.path, file.content);
  for (const file of files) {
    const content = 'linkTo' in file ? contents.get(file.linkTo) : undefined;
    if (content !== undefined) contents.set(file.path, content);
  }
  const wanted = path.replace(/^\/+|\/+$/g, '');
  const content = contents.get(wanted);
  if (content !== undefined) return { kind: 'file', content };
  const paths = [...contents.keys()].sort();
  const below = paths.filter((candidate) => wanted === '' || candidate.startsWith(`${wanted}/`));
  return below.length > 0 ? { kind: 'folder', paths: below } : { kind: 'missing', paths };
}
