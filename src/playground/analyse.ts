import { guestFacts } from '../checks/guest-facts.js';
import { fileKind } from '../checks/lint/file-kind.js';
import { lintFile } from '../checks/lint/lint-file.js';
import { fateText } from '../cloud-init/merge/fate-text.js';
import { mergedConfig } from '../cloud-init/merge/merged-config.js';
import { guestParts } from '../cloud-init/message/guest-parts.js';
import type { ConfigSchema } from '../cloud-init/schema/json-schema.js';
import { sortDiagnostics } from '../diagnostics/sort.js';
import { readNetwork } from '../importers/network/read-network.js';
import { mergedDetails } from '../report/merged-details.js';
import type { AnalysedPart, Analysis } from './analysis.js';

export interface AnalyseOptions {
  /** cloud-init's schema of cloud-configs, where the reader has it. */
  readonly schema?: ConfigSchema | undefined;
}

/** Reads a text as a guest does: user-data of any form, or a network-config, by what it is. Files that it includes are not read. */
export function analyse(text: string, { schema }: AnalyseOptions = {}): Analysis {
  const kind = fileKind(pasted, text);
  const guest = { os: 'linux', facts: guestFacts(undefined, schema) } as const;
  const { diagnostics } = lintFile(Buffer.from(text), { file: pasted, guest });
  const found = { kind, diagnostics: sortDiagnostics(diagnostics) };
  if (kind === 'network-config') return { ...found, parts: [], interfaces: interfacesIn(text) };
  if (kind !== 'user-data' || text.trim() === '') return { ...found, parts: [], interfaces: [] };
  return { ...found, ...asGuest(text), interfaces: [] };
}

/** As messages call it. */
const pasted = 'input';

const fetchesNothing = () => undefined;

function asGuest(text: string): Pick<Analysis, 'parts' | 'merged'> {
  const merged = mergedConfig({ userData: text, vendorData: '' }, { fetch: fetchesNothing });
  const { parts: contents } = guestParts(text, { fetch: fetchesNothing });
  const fates = merged.parts.filter(({ list }) => list === 'user_data');
  const parts = contents.map(
    ({ filename, contentType, content }, index): AnalysedPart => ({
      filename,
      contentType,
      fate: fateText(fates[index] ?? { contentType, fate: { kind: 'other' } }),
      size: Buffer.byteLength(content),
      content,
    }),
  );
  return { parts, merged: mergedDetails(merged) };
}

function interfacesIn(text: string): Analysis['interfaces'] {
  const read = readNetwork(text);
  return read.kind === 'network' ? read.network.interfaces.map(({ fields }) => fields) : [];
}
