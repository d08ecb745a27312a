import type { JsonObject } from '../../domain/json.js';
import { encodeYaml } from '../../encode/yaml.js';
import type { Imported, ImportedFile } from '../import-kind.js';
import { lossComment, lossMessage, type SourceLoss } from '../loss.js';
import { protectedValue } from './protected.js';

/** What an import makes of an inventory, before it is written. */
export interface ImportedSite {
  /** devices/site.yaml, where the site has none. */
  readonly site: JsonObject;
  readonly folders: readonly ImportedFolder[];
  readonly devices: readonly ImportedDevice[];
  /** What belongs to no device and no type. */
  readonly losses?: readonly SourceLoss[];
  readonly notes?: readonly string[];
}

/** A type or a group: a folder of templates/. */
export interface ImportedFolder {
  readonly kind: 'type' | 'group';
  readonly name: string;
  readonly fields: JsonObject;
  /** By their paths in the folder. */
  readonly templates?: readonly { readonly name: string; readonly content: string | Uint8Array }[];
  readonly losses?: readonly SourceLoss[];
  /** Lines that a reader of the result should know. */
  readonly comments?: readonly string[];
}

export interface ImportedDevice {
  readonly fields: JsonObject & { readonly id: string; readonly type: string };
  readonly losses?: readonly SourceLoss[];
  readonly comments?: readonly string[];
}

/** The files of an inventory: devices by their types, in the order in which they came. */
export function siteFiles(
  { site, folders, devices, losses = [], notes = [] }: ImportedSite,
  { origin }: { readonly origin: string },
): Imported {
  const header = `# Imported from ${origin.replace(/\s+/g, ' ')}.\n`;
  const types = new Map<string, ImportedDevice[]>();
  for (const device of devices) {
    const { type } = device.fields;
    types.set(type, [...(types.get(type) ?? []), device]);
  }
  const all = [
    ...losses,
    ...folders.flatMap((folder) => folder.losses ?? []),
    ...devices.flatMap((device) => device.losses ?? []),
  ];
  const files: readonly ImportedFile[] = [
    { path: 'devices/site.yaml', content: `${header}${siteText(site)}`, mayStay: true },
    ...[...types].map(([type, list]) => ({
      path: `devices/${type}.yaml`,
      content: `${header}${devicesText(list)}`,
    })),
    ...folders.flatMap(({ kind, name, fields, templates = [], ...about }) => [
      {
        path: `templates/${name}/${kind}.yaml`,
        content: `${commentsOf(about)}${typeText(fields)}`,
      },
      ...templates.map(({ name: template, content }) => ({ path: `templates/${name}/${template}`, content })),
    ]),
  ];
  const counts = {
    devices: devices.length,
    types: folders.filter(({ kind }) => kind === 'type').length,
    groups: folders.filter(({ kind }) => kind === 'group').length,
  };
  return {
    files,
    diagnostics: all.map(lossMessage),
    taken: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    notes,
  };
}

const siteText = (site: JsonObject): string =>
  Object.keys(site).length === 0 ? '# Every key has a default.\n' : encodeYaml(site);

const typeText = (fields: JsonObject): string =>
  Object.keys(fields).length === 0 ? '# Its devices say all there is.\n' : encodeYaml(protectedValue(fields));

function devicesText(devices: readonly ImportedDevice[]): string {
  const [only] = devices;
  if (devices.length === 1 && only !== undefined)
    return `${encodeYaml(protectedValue(only.fields))}${commentsOf(only)}`;
  const entries = devices.map(
    (device) =>
      `${indented(encodeYaml([protectedValue(device.fields)]), 2)}${indented(commentsOf(device), 4)}`,
  );
  return `devices:\n${entries.join('')}`;
}

const commentsOf = ({ losses = [], comments = [] }: Pick<ImportedDevice, 'losses' | 'comments'>): string =>
  [
    ...losses.map(lossComment),
    ...comments.map(
      (comment) => `# ${comment}
`,
    ),
  ].join('');

const indented = (text: string, width: number): string => text.replace(/^(?=.)/gm, ' '.repeat(width));
