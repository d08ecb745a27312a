import { missingTemplate } from '../diagnostics/catalogue/templates.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { closureOf, type TemplateClosure } from './closure.js';
import type { Engine, Rendered, RenderRequest } from './engine/engine.js';
import type { OwnFilters } from './filters/own-filters.js';
import type { FunctionContext } from './functions.js';
import { positionOf, type TextOrigin } from './position-of.js';
import { type TemplateFile, TemplateFiles } from './template-files.js';

export type RenderResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface RenderOptions extends Partial<FunctionContext> {
  /** The type, then what it extends: where names of templates are looked up, in this order. */
  readonly chain: readonly string[];
  /** What the template sees: device, type, site. JSON values; null for what is known and not set. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Its id, for messages and for salts. */
  readonly device?: string;
  /** Where the template's name was written, for the message that it is missing. */
  readonly origin?: Position;
}

export interface RenderStringOptions extends TextOrigin, Partial<FunctionContext> {
  readonly scope: Readonly<Record<string, unknown>>;
  readonly device?: string;
  /** Left out: the text reads no templates. */
  readonly chain?: readonly string[];
}

/** The templates of a site: everything about them that the floors above need. */
export interface Templates {
  /** The text of a template for one device. All mistakes that can be found in one go are found. */
  render(name: string, options: RenderOptions): RenderResult;
  /** The same for a text of the inventory, as `waf-ba-{{ n | pad(4) }}`. */
  renderString(text: string, options: RenderStringOptions): RenderResult;
  /** A template's text as it stands; undefined where there is none. */
  read(name: string, options: { readonly chain: readonly string[] }): string | undefined;
  /** A file as it is, which need not be text; undefined where there is none. */
  bytes(name: string, options: { readonly chain: readonly string[] }): Uint8Array | undefined;
  /** Why a file that is there cannot be a template. */
  notText(name: string, chain: readonly string[]): Diagnostic | undefined;
  /** Where the file is, below templates/. */
  find(name: string, chain: readonly string[]): string | undefined;
  has(name: string, chain: readonly string[]): boolean;
  /** All names that a chain offers, sorted. */
  names(chain: readonly string[]): readonly string[];
  /** How many templates, texts and results of costly filters are kept in memory. */
  readonly size: number;
  /** The files that rendering a template can read. */
  closure(name: string, chain: readonly string[]): TemplateClosure;
}

/**
 * Opens the files below templates/: path (with `/`) -> file. Nothing but this map is ever read. Templates are
 * compiled when they are first needed, once each. `ownFilters` are filters beside ours.
 */
export async function openTemplates(
  opened: ReadonlyMap<string, TemplateFile>,
  { ownFilters }: { readonly ownFilters?: OwnFilters } = {},
): Promise<Templates> {
  const { Engine } = await import('./engine/engine.js');
  const files = new TemplateFiles(opened);
  const engine: Engine = new Engine(files, ownFilters);
  const closures = new Map<string, TemplateClosure>();
  return {
    render: (name, options) => renderFile(name, { ...options, files, engine }),
    renderString: (text, options) => renderText(text, { ...options, engine }),
    read: (name, { chain }) => {
      const path = files.find(name, chain);
      return path === undefined ? undefined : files.text(path);
    },
    bytes: (name, { chain }) => {
      const path = files.find(name, chain);
      return path === undefined ? undefined : files.bytes(path);
    },
    notText: (name, chain) => {
      const path = files.find(name, chain);
      return path === undefined ? undefined : files.notText(path);
    },
    find: (name, chain) => files.find(name, chain),
    has: (name, chain) => files.find(name, chain) !== undefined,
    names: (chain) => files.names(chain),
    get size() {
      return engine.size;
    },
    closure: (name, chain) => {
      const key = JSON.stringify([name, chain]);
      const closure =
        closures.get(key) ?? closureOf(name, { chain, files, load: (path) => engine.load(path) });
      closures.set(key, closure);
      return closure;
    },
  };
}

const noGroups: FunctionContext['groups'] = new Map();

function renderFile(
  name: string,
  {
    chain,
    scope,
    device,
    groups = noGroups,
    origin,
    files,
    engine,
  }: RenderOptions & { files: TemplateFiles; engine: Engine },
): RenderResult {
  const path = files.find(name, chain);
  if (path === undefined) {
    const position = origin ?? { file: `templates/${chain[0] ?? ''}/type.yaml`, line: 1, column: 1 };
    const diagnostic = missingTemplate(position, { name, chain, known: files.names(chain) });
    return { ok: false, diagnostics: [withDevice(diagnostic, device)] };
  }
  const request: RenderRequest = {
    scope,
    chain,
    device: device ?? '',
    groups,
    file: `templates/${path}`,
    place: '',
  };
  return resultOf(engine.renderFile(path, request), { device });
}

function renderText(
  text: string,
  {
    scope,
    device,
    groups = noGroups,
    chain = [],
    engine,
    ...where
  }: RenderStringOptions & { engine: Engine },
): RenderResult {
  // Most texts of an inventory are just texts.
  if (!/\{[{%]|\{##/.test(text)) return { ok: true, text };
  const { file, line, column } = where.origin;
  const request: RenderRequest = {
    scope,
    chain,
    device: device ?? '',
    groups,
    file,
    place: `${line}:${column}`,
  };
  return resultOf(engine.renderText(text, request), { device, where });
}

function resultOf(
  rendered: Rendered,
  { device, where }: { device: string | undefined; where?: TextOrigin },
): RenderResult {
  if (rendered.ok) return rendered;
  const diagnostics = rendered.problems.map(({ site, describe }) => describe(positionOf(site, where)));
  return { ok: false, diagnostics: diagnostics.map((diagnostic) => withDevice(diagnostic, device)) };
}

const withDevice = (diagnostic: Diagnostic, device: string | undefined): Diagnostic =>
  device === undefined ? diagnostic : { ...diagnostic, devices: [device] };
