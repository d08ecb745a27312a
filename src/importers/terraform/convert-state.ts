import { notImportable } from '../../diagnostics/catalogue/import.js';
import { sha256 } from '../../domain/sha256.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { machineDevices } from '../proxmox/machine-devices.js';
import { convertFound } from '../seed/convert-seeds.js';
import type { FoundSeed } from '../seed/find-seeds.js';
import { importedParts } from '../seed/imported-parts.js';
import { partsFields } from '../seed/seed-types.js';
import { emptyType } from '../site/empty-type.js';
import type { ImportedFolder } from '../site/site-files.js';
import { machineResources, proxmoxMachine } from './proxmox-machines.js';
import { mapsOf, type Resource, readState, textOf } from './read-state.js';

/** The seeds in a state of Terraform as devices, and user-data that belongs to no seed as types. */
export async function convertState(source: ImportSource): Promise<Imported> {
  const { file } = source;
  const refuse = (found: string): Imported => ({
    diagnostics: [
      notImportable(
        { file, line: 1, column: 1 },
        { found, expected: 'a state file of version 4, or what terraform show -json prints' },
      ),
    ],
    taken: {},
  });
  if ('files' in source) return refuse('this is a folder');
  const read = readState(source.bytes.toString('utf8'));
  if (!read.ok) return refuse(read.found);
  const { resources } = read;
  const seeds = resources.flatMap((resource) => seedsOf(resource, resources));
  const used = new Set(seeds.map(({ files }) => sha256(files.get('user-data') ?? '')));
  const folders = resources
    .flatMap((resource) => userDataOf(resource))
    .filter(({ bytes }) => !used.has(sha256(bytes)))
    .map(({ name, address, bytes, snippet }): ImportedFolder & { readonly snippet: string } => {
      const plain = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'type';
      // A machine without user-data of its own has a type that is called so.
      const folder = plain === emptyType.name ? `${plain}-2` : plain;
      const parts = importedParts({ file: `${file}#${address}`, bytes }, { list: 'user_data' });
      return {
        kind: 'type',
        name: folder,
        fields: partsFields({ parts, vendor: undefined }),
        templates: parts.templates,
        losses: parts.losses,
        snippet,
      };
    });
  const machines = resources.flatMap((resource) => {
    const typeOf = (snippet: string): string | undefined =>
      folders.find((folder) => folder.snippet !== '' && isSnippet(snippet, folder.snippet))?.name;
    return proxmoxMachine(resource, { file, typeOf }) ?? [];
  });
  if (seeds.length === 0 && folders.length === 0 && machines.length === 0)
    return refuse(`the state has no ${known.join(', ')}`);
  const others = [...new Set(resources.map(({ type }) => type))]
    .filter((type) => !taken.includes(type))
    .sort();
  const notes = others.length === 0 ? [] : [`other resources stay with Terraform: ${others.join(', ')}`];
  return convertFound(seeds, {
    origin: file,
    moreBeside: (seedDevices) => {
      const made = machines.length === 0 ? undefined : machineDevices(machines, seedDevices);
      return {
        folders: [...folders, ...(made?.folders ?? [])],
        devices: made?.devices ?? [],
        notes: [...notes, ...(made?.notes ?? [])],
      };
    },
  });
}

/** Whether an id like `local:snippets/web.yaml` is that of a file. */
const isSnippet = (id: string, file: string): boolean => id === file || id.endsWith(`/${file}`);

const taken: readonly string[] = [
  'libvirt_cloudinit_disk',
  'cloudinit_config',
  'template_cloudinit_config',
  'proxmox_virtual_environment_file',
  ...Object.keys(machineResources),
];

/** As messages name them. */
const known = taken.filter((type) => type !== 'template_cloudinit_config');

/** A disk of libvirt's provider holds the three files of NoCloud. */
function seedsOf(resource: Resource, resources: readonly Resource[]): readonly FoundSeed[] {
  const { type, values, address } = resource;
  if (type !== 'libvirt_cloudinit_disk') return [];
  const texts = {
    'user-data': textOf(values.user_data),
    'meta-data': textOf(values.meta_data),
    'network-config': textOf(values.network_config),
  };
  const files = Object.entries(texts).filter(([, text]) => text !== '');
  const id = textOf(values.id).split(';')[0] ?? '';
  const domain = resources.find(
    (each) => each.type === 'libvirt_domain' && id !== '' && textOf(each.values.cloudinit).startsWith(id),
  );
  const name = textOf(domain?.values.name) || textOf(values.name).replace(/\.iso$/, '') || resource.name;
  return [
    {
      name,
      file: address,
      medium: 'iso9660',
      files: new Map(files.map(([key, text]) => [key, Buffer.from(text)])),
      paths: new Map(files.map(([key]) => [key, `${address}/${key}`])),
    },
  ];
}

interface UserData {
  readonly name: string;
  readonly address: string;
  readonly bytes: Buffer;
  /** The name of its file on Proxmox; empty elsewhere. */
  readonly snippet: string;
}

/** User-data that Terraform made, or handed to Proxmox as a snippet. */
function userDataOf({ type, name, address, values }: Resource): readonly UserData[] {
  if (type === 'cloudinit_config' || type === 'template_cloudinit_config') {
    const rendered = textOf(values.rendered);
    const bytes = Buffer.from(rendered, values.base64_encode === false ? 'utf8' : 'base64');
    return rendered === '' ? [] : [{ name, address, bytes, snippet: '' }];
  }
  if (type !== 'proxmox_virtual_environment_file') return [];
  return mapsOf(values.source_raw).flatMap((raw) => {
    const [data, file] = [textOf(raw.data), textOf(raw.file_name)];
    const isUserData = data !== '' && /^(?:#|## |Content-Type|MIME-Version)/i.test(data);
    return isUserData
      ? [{ name: file.replace(/\.[^.]*$/, '') || name, address, bytes: Buffer.from(data), snippet: file }]
      : [];
  });
}
