import { entryAt, type GuestScalar, type GuestValue } from '../cloud-init/values/guest-value.js';
import type { ReadYaml } from '../cloud-init/values/read-yaml.js';
import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { Part } from '../domain/part.js';
import { sniffedType } from '../encode/mime.js';
import { takenType } from './part-type.js';

export interface ArchiveEntry {
  readonly part: Part;
  readonly placeOf: PlaceOf;
}

/** The parts in an archive that is right, as cloud-init makes them. Source: cloudinit/user_data.py _explode_archive. */
export function archiveEntries(
  archive: Part,
  { yaml, placeOf }: { yaml: ReadYaml; placeOf: PlaceOf },
): readonly ArchiveEntry[] {
  if (!yaml.ok || yaml.value.kind !== 'list') return [];
  return yaml.value.items.flatMap((entry) => {
    const content = entry.kind === 'map' ? entryAt(entry, 'content')?.value : entry;
    const text = textOf(content);
    if (content?.kind !== 'scalar' || text === undefined) return [];
    const written = (key: string): string | undefined =>
      entry.kind === 'map' ? textOf(entryAt(entry, key)?.value) : undefined;
    const part: Part = {
      filename: written('filename') ?? archive.filename,
      contentType: takenType(written('type') ?? sniffedType(text) ?? 'text/cloud-config', text),
      content: text,
      gzip: false,
      encoding: 'auto',
    };
    const start = yaml.placeAt(content.at);
    return [{ part, placeOf: linesOf(content, { archive, start, placeOf }) }];
  });
}

const textOf = (value: GuestValue | undefined): string | undefined =>
  value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;

/** The lines of a block scalar have places of their own; those of any other are where it begins. */
function linesOf(
  { style }: GuestScalar,
  { archive, start, placeOf }: { archive: Part; start: { line: number; column: number }; placeOf: PlaceOf },
): PlaceOf {
  if (style !== 'literal') return () => placeOf(start.line, start.column);
  const lines = archive.content.split('\n').slice(start.line);
  const margin = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  return (line, column = 1) => placeOf(start.line + line, margin + column);
}
