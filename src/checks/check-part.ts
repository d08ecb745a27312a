import { neutralText } from '../cloud-init/jinja/neutral-text.js';
import { readJinja } from '../cloud-init/jinja/read-jinja.js';
import { type ReadYaml, readYaml } from '../cloud-init/values/read-yaml.js';
import { archiveKind } from '../diagnostics/catalogue/parts-archive.js';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js';
import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { Part } from '../domain/part.js';
import { sniffedType } from '../encode/mime/sniffed-type.js';
import { archiveEntries } from './archive-entries.js';
import type { CheckedPart } from './checked-part.js';
import { mergingParts } from './merging-parts.js';
import type { PartOrigin } from './part-origin.js';
import { typeProblem } from './part-type.js';
import { partYield } from './part-yield.js';
import type { PartContext } from './parts/check.js';
import { checks, gates } from './parts/index.js';
import { readsAsCloudInit } from './reads-as-cloud-init.js';

/** All that is wrong with a part as one device gets it. */
export function checkPart(part: Part, origin: PartOrigin): CheckedPart {
  const { declaration, guest = {}, ...about } = origin;
  let read: ReadYaml | undefined;
  const yaml = (): ReadYaml => {
    read ??= readYaml(part.content);
    return read;
  };
  const context: PartContext = {
    ...about,
    template: declaration.template,
    origin: declaration.origin,
    isIncluded: declaration.include !== undefined,
    yaml,
    guest,
  };
  const closed = gates.flatMap((gate) => gate(part, context));
  if (closed.length > 0) return { diagnostics: closed, scripts: [], configs: [{ kind: 'unread' }] };
  const found = checks.flatMap((check) => check(part, context));
  if (part.contentType === 'text/jinja2' && !found.some(isError))
    found.push(...jinjaConfigProblems(part, origin));
  if (part.contentType !== 'text/cloud-config-archive' || found.length > 0)
    return {
      diagnostics: found,
      ...partYield(part, origin, { hasErrors: found.some(isError), yaml }),
      configs: mergingParts(part, origin, { hasErrors: found.some(isError), yaml }),
    };
  const above: Part[] = [];
  const entries = archiveEntries(part, { yaml: yaml(), placeOf: origin.placeOf }).map(
    ({ part: entry, placeOf }, index) => {
      const own = { ...origin, placeOf, path: [...(origin.path ?? []), index] };
      const checked = checkEntry(entry, own, { archive: part, above });
      above.push(entry);
      return checked;
    },
  );
  return {
    diagnostics: entries.flatMap(({ diagnostics }) => diagnostics),
    scripts: entries.flatMap(({ scripts }) => scripts),
    configs: entries.flatMap(({ configs = [] }) => configs),
    facts: entries.flatMap(({ facts = [] }) => facts),
  };
}

/** What is wrong with a cloud-config in lines that no jinja tag has a say in. */
function jinjaConfigProblems({ content, ...part }: Part, origin: PartOrigin): readonly Diagnostic[] {
  const template = content.slice(content.indexOf('\n') + 1);
  const read = readJinja(template);
  const isJudged = readsAsCloudInit(origin) && sniffedType(template) === 'text/cloud-config';
  if (!read.ok || !isJudged) return [];
  const { text, touched, isEntangled } = neutralText(template, read.tags);
  if (isEntangled) return [];
  const hasBranches = read.tags.some(({ kind }) => kind === 'statement');
  const doubtful = new Set<unknown>();
  const placeOf: PlaceOf = (line, column) => {
    const place = origin.placeOf(line + 1, column);
    if (touched.has(line)) doubtful.add(place.position);
    return place;
  };
  const config = { ...part, contentType: 'text/cloud-config', content: text };
  return checkPart(config, { ...origin, placeOf }).diagnostics.filter(
    // Of two branches of an if the guest gets one, and tags may write what seems to be missing.
    ({ position, code }) =>
      !doubtful.has(position) && !(hasBranches && branchCodes.includes(code)) && code !== 'part-empty',
  );
}

const branchCodes = ['config-key-twice'];

function checkEntry(
  entry: Part,
  origin: PartOrigin,
  { archive: { filename }, above }: { archive: Part; above: readonly Part[] },
): CheckedPart {
  const { contentType } = entry;
  const { device, guest } = origin;
  if (!isOpened.test(contentType)) {
    const context = { place: origin.placeOf(1), above, cloudInit: guest?.cloudInit };
    const problem = readsAsCloudInit(origin) ? typeProblem(entry, context) : undefined;
    if (problem !== undefined) return { diagnostics: [{ ...problem, devices: [device.id] }], scripts: [] };
    return checkPart(entry, origin);
  }
  const about = { filename, device: origin.device.id, contentType };
  return { diagnostics: [archiveKind(origin.placeOf(1), about)], scripts: [] };
}

/** What cloud-init opens in the message itself, and in an archive no more. */
const isOpened = /^(?:text\/(?:x-include|cloud-config-archive)|multipart\/|application\/(?:x-)?g?zip)/;
