import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { Part } from '../domain/part.js';
import { sniffedType } from '../encode/mime.js';
import { takenType } from './part-type.js';
import type { PartContext } from './parts/check.js';

export interface ArchiveEntry {
  readonly part: Part;
  readonly placeOf: PlaceOf;
}

/** The parts in an archive that is right, as cloud-init makes them. Source: cloudinit/user_data.py _explode_archive. */
export function archiveEntries(
  archive: Part,
  context: Pick<PartContext, 'yaml' | 'placeOf'>,
): readonly ArchiveEntry[] {
  const { contents } = context.yaml().document;
  if (!isSeq(contents)) return [];
  return contents.items.flatMap((entry) => {
    const content = isMap(entry) ? entry.get('content', true) : entry;
    if (!isScalar(content) || typeof content.value !== 'string') return [];
    const textOf = (key: string): string | undefined => {
      const value = isMap(entry) ? entry.get(key) : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    const part: Part = {
      filename: textOf('filename') ?? archive.filename,
      contentType: takenType(
        textOf('type') ?? sniffedType(content.value) ?? 'text/cloud-config',
        content.value,
      ),
      content: content.value,
      gzip: false,
      encoding: 'auto',
    };
    return [{ part, placeOf: linesOf(content, { archive, ...context }) }];
  });
}

/** The lines of a block scalar have places of their own; those of any other are where it begins. */
function linesOf(
  { type, range }: Scalar,
  { archive, yaml, placeOf }: Pick<PartContext, 'yaml' | 'placeOf'> & { archive: Part },
): PlaceOf {
  const start = yaml().placeAt(range?.[0] ?? 0);
  if (type !== 'BLOCK_LITERAL') return () => placeOf(start.line, start.column);
  const lines = archive.content.split('\n').slice(start.line);
  const margin = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  return (line, column = 1) => placeOf(start.line + line, margin + column);
}
