import { createHash } from 'node:crypto';
import nunjucks from 'nunjucks';
import { rows } from '../../../src/diagnostics/catalogue/template-syntax.js';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { message } from '../../../src/diagnostics/message.js';
import type { Device } from '../../../src/domain/device.js';
import type { Capabilities, RenderString } from '../../../src/inventory/capabilities.js';
import type { InputFile } from '../../../src/inventory/input-files.js';
import { type Inventory, resolveInventory } from '../../../src/inventory/resolve-inventory.js';
import { knownLayouts } from '../../../src/layouts/index.js';

/** Files by path; a text is trimmed of the indentation that its place in a test gives it. */
export type Files = Readonly<Record<string, string>>;

const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true });
environment.addFilter('pad', (value: unknown, width: number) => String(value).padStart(width, '0'));
const compiled = new Map<string, nunjucks.Template>();

/** Nunjucks as it comes: what the texts of the inventory need of it, and no more. */
const renderString: RenderString = (text, { scope, origin }) => {
  const template = compiled.get(text) ?? new nunjucks.Template(text, environment, 'text', false);
  compiled.set(text, template);
  try {
    return { ok: true, text: template.render(scope) };
  } catch (error) {
    const found = String((error as Error).message)
      .split('\n')
      .at(-1) as string;
    const words = { found: found.trim(), expected: 'a text that renders' };
    return { ok: false, diagnostics: [message(rows['template-syntax'], origin, words)] };
  }
};

export function inputFiles(files: Files): readonly InputFile[] {
  return Object.entries(files)
    .map(([path, text]) => ({
      path,
      text,
      size: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function capabilitiesOf(files: Files): Capabilities {
  const namesIn = (type: string) =>
    Object.keys(files)
      .filter((path) => path.startsWith(`templates/${type}/`))
      .map((path) => path.slice(`templates/${type}/`.length));
  return {
    known: knownLayouts,
    renderString,
    hasTemplate: (name, chain) => chain.some((type) => namesIn(type).includes(name)),
    templateNames: (chain) => chain.flatMap(namesIn),
    notText: () => undefined,
  };
}

/** A type of no settings, so that a device can have one. */
export const base: Files = { 'templates/base/type.yaml': '' };

export const resolve = (files: Files): Inventory =>
  resolveInventory(inputFiles(files), capabilitiesOf(files));

/** All messages, as they are printed. */
export const messages = (files: Files): readonly string[] => resolve(files).diagnostics.map(formatDiagnostic);

/** The messages for one file devices/a.yaml beside the type `base`. */
export const messagesFor = (yaml: string): readonly string[] => messages({ ...base, 'devices/a.yaml': yaml });

/** The devices of one file devices/a.yaml, which has to be right. */
export function devicesOf(yaml: string, files: Files = base): readonly Device[] {
  const { devices, diagnostics } = resolve({ ...files, 'devices/a.yaml': yaml });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  return devices;
}

export function deviceOf(yaml: string, files: Files = base): Device {
  const [device] = devicesOf(yaml, files);
  if (device === undefined) throw new Error('no device');
  return device;
}

/** Takes the mark ¦ out of a text and gives its place, as messages write it: line:column. */
export function unmarked(marked: string): { readonly yaml: string; readonly place: string } {
  const before = marked.slice(0, marked.indexOf('¦')).split('\n');
  return { yaml: marked.replace('¦', ''), place: `${before.length}:${(before.at(-1) as string).length + 1}` };
}
