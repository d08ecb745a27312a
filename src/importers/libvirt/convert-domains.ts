import { notImportable } from '../../diagnostics/catalogue/import.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { textPlaces } from '../../domain/text-place.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { uniqueIds } from '../site/device-ids.js';
import { emptyType } from '../site/empty-type.js';
import { siteFiles } from '../site/site-files.js';
import { Uniqueness } from '../site/uniqueness.js';
import { filesOf } from '../source-files.js';
import { childAt, elementsNamed, readXml } from '../xml/read-xml.js';
import { type Domain, domainFields } from './domain-fields.js';

/** Domains of libvirt as devices: what `virsh dumpxml` prints, or the files of /etc/libvirt/qemu. */
export function convertDomains(source: ImportSource): Imported {
  const domains: Domain[] = [];
  const mistakes: Diagnostic[] = [];
  const isFolder = 'files' in source;
  for (const { file, bytes } of filesOf(source)) {
    // Networks and snapshots lie in folders beside the domains.
    if (isFolder && !file.endsWith('.xml')) continue;
    const decoded = decodeUtf8(bytes);
    const text = decoded.ok ? decoded.text : bytes.toString('latin1');
    const placeAt = textPlaces(text);
    const read = readXml(text);
    if (!read.ok) {
      const expected = 'the XML of a domain, as virsh dumpxml prints it';
      mistakes.push(notImportable({ file, ...placeAt(read.at) }, { found: read.found, expected }));
      continue;
    }
    for (const element of elementsNamed(read.root, 'domain'))
      if (childAt(element, 'name') !== undefined) domains.push({ file, element, placeAt });
  }
  if (domains.length === 0 && mistakes.length === 0) {
    const at = { file: source.file, line: 1, column: 1 };
    mistakes.push(
      notImportable(at, {
        found: 'there is no domain',
        expected: 'the XML of a domain, as virsh dumpxml prints it',
      }),
    );
  }
  if (mistakes.length > 0) return { diagnostics: mistakes, taken: {} };
  const ids = uniqueIds(domains.map(({ element }) => [childAt(element, 'name')?.text ?? '']));
  const unique = new Uniqueness();
  const notes: string[] = [
    'memory, CPUs and disks stay with libvirt; every NIC asks DHCP, since a domain has no addresses',
  ];
  const devices = domains.map((domain, index) => {
    const id = ids[index] as string;
    const { fields, losses, notes: own } = domainFields(domain, { id });
    notes.push(...own);
    const checked = unique.checked(fields, { id, file: domain.file });
    return {
      fields: { id, type: emptyType.name, ...checked.fields },
      losses: [...losses, ...checked.losses],
    };
  });
  return siteFiles({ site: {}, folders: [emptyType], devices, notes }, { origin: source.file });
}
