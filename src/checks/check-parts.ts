import type { Place } from '../diagnostics/catalogue/part-message.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isError } from '../diagnostics/diagnostic.js';
import { isMultipart } from '../domain/content-type.js';
import type { Part } from '../domain/part.js';
import { checkNested } from './check-nested.js';
import { checkPart } from './check-part.js';
import type { CheckedPart } from './checked-part.js';
import { mergeProblems } from './merging.js';
import type { MergingPart } from './merging-part.js';
import { packingProblems } from './packing.js';
import type { PartOrigin } from './part-origin.js';
import type { PartToCheck } from './part-to-check.js';
import { handledTypes, takenType, typeProblem } from './part-type.js';
import { foreignProblems } from './plain-user-data.js';
import { readsAsCloudInit } from './reads-as-cloud-init.js';
import type { ScriptText } from './script-text.js';
import type { BesideParts } from './together/beside-parts.js';
import { checkTogether } from './together/check-together.js';
import type { PartFacts } from './together/facts.js';

/** All that is wrong with the parts of one device. */
export function checkParts(parts: readonly PartToCheck[], about: AboutDevice): CheckedPart {
  const diagnostics: Diagnostic[] = [];
  const scripts: ScriptText[] = [];
  const facts: PartFacts[] = [];
  for (const name of ['user_data', 'vendor_data'] as const) {
    const above: Part[] = [];
    const configs: MergingPart[] = [];
    for (const { part: declared, ...place } of parts.filter(({ list }) => list === name)) {
      const origin = { ...place, ...about };
      const part = { ...declared, contentType: takenType(declared.contentType, declared.content) };
      const isForeign =
        about.isPlain === true && name === 'user_data' && !handledTypes.includes(part.contentType);
      const checked = isForeign
        ? { diagnostics: foreignProblems({ part, ...place }, about.device.id), scripts: [] }
        : checkDeclared(part, origin, { above });
      diagnostics.push(...checked.diagnostics, ...packingProblems(declared, origin, checked));
      scripts.push(...checked.scripts);
      facts.push(...(checked.facts ?? []));
      // A part for another instance merges with nothing here.
      if (part.launchIndex === undefined) configs.push(...(checked.configs ?? []));
      above.push(part);
    }
    diagnostics.push(...mergeProblems(configs));
  }
  const beside = { device: about.device.id, cloudInit: about.guest?.cloudInit, ...about.beside };
  return { diagnostics: [...diagnostics, ...checkTogether(facts, beside)], scripts };
}

export interface AboutDevice extends Pick<PartOrigin, 'device' | 'guest' | 'originOf'> {
  /** What the device has beside its parts. */
  readonly beside?: Omit<BesideParts, 'device' | 'cloudInit'>;
  /** The user-data is handed out without MIME: its part may be one of another client than cloud-init. */
  readonly isPlain?: boolean;
}

function checkDeclared(part: Part, origin: PartOrigin, { above }: { above: readonly Part[] }): CheckedPart {
  const { declaration, device, guest } = origin;
  const place: Place = { position: declaration.typeOrigin ?? declaration.origin, hint: '' };
  const isJudged = readsAsCloudInit(origin) && part.contentType !== 'text/upstart-job';
  const problem = isJudged ? typeProblem(part, { place, above, cloudInit: guest?.cloudInit }) : undefined;
  if (problem !== undefined) return { diagnostics: [{ ...problem, devices: [device.id] }], scripts: [] };
  const checked = checkPart(part, origin);
  if (!isMultipart(part.contentType) || checked.diagnostics.some(isError)) return checked;
  const nested = checkNested(part, origin);
  return {
    diagnostics: [...checked.diagnostics, ...nested.diagnostics],
    scripts: nested.scripts,
    configs: nested.configs ?? [],
    facts: nested.facts ?? [],
  };
}
