import { duplicateFilename, unknownContentType } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { contentTypeEndings, contentTypeOf, withoutNjk } from '../../domain/content-type.js';
import type { Origin } from '../../domain/origin.js';
import type { PartDeclaration } from '../../domain/part.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { defined } from '../devices/defined.js';
import type { TypeFields } from '../schema/type.js';

type PartFields = NonNullable<TypeFields['user_data']>[number];

/** The entries of user_data or vendor_data with all that their names leave open decided. */
export function partDeclarations(
  entries: readonly PartFields[],
  { source, key }: { source: SourceNode; key: 'user_data' | 'vendor_data' },
): { readonly parts: readonly PartDeclaration[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const parts: PartDeclaration[] = [];
  const firsts = new Map<string, Origin>();
  entries.forEach((entry, index) => {
    const origin = originAt(source, [key, index]);
    const fields = typeof entry === 'string' ? { template: entry } : entry;
    const part = declarationOf(fields, origin);
    if (part === undefined) {
      const { template } = fields;
      const place = originAt(source, [key, index, 'template']);
      diagnostics.push(unknownContentType(place, { template, endings: contentTypeEndings }));
      return;
    }
    const first = firsts.get(part.filename);
    if (first !== undefined) diagnostics.push(duplicateFilename(origin, { filename: part.filename, first }));
    firsts.set(part.filename, first ?? origin);
    parts.push(part);
  });
  return { parts, diagnostics };
}

function declarationOf(fields: Exclude<PartFields, string>, origin: Origin): PartDeclaration | undefined {
  const { template } = fields;
  const contentType = fields.content_type ?? contentTypeOf(template);
  if (contentType === undefined) return undefined;
  return {
    template,
    contentType,
    filename: fields.filename ?? withoutNjk(template.slice(template.lastIndexOf('/') + 1)),
    ...defined({ mergeType: fields.merge_type, launchIndex: fields.launch_index }),
    gzip: fields.gzip ?? false,
    encoding: fields.encoding ?? 'auto',
    // The braces of a jinja part belong to the guest.
    render: fields.render ?? contentType !== 'text/jinja2',
    origin,
  };
}
