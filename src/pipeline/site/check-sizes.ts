import { overBudget } from '../../diagnostics/catalogue/size.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Budget, biggestOf, spentOf } from '../../domain/budget.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Origin } from '../../domain/origin.js';
import type { Part } from '../../domain/part.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { encodePart } from '../../encode/mime.js';
import { layoutsOf } from '../../layouts/index.js';
import { userDataOf } from '../../layouts/user-data.js';

/** The user-data of devices against the budget of their type or site. One message for each part that is too big. */
export class Sizes {
  readonly #site: Site;
  readonly #over = new Map<string, Excess>();

  constructor(site: Site) {
    this.#site = site;
  }

  add(seed: Seed, type: DeviceType): void {
    const excess = excessOf(seed, { type, budget: budgetOf(type, this.#site) });
    if (excess === undefined) return;
    const key = `${type.name}\0${excess.filename}`;
    const before = this.#over.get(key);
    const devices = [...(before?.devices ?? []), seed.id];
    this.#over.set(key, {
      ...(before !== undefined && before.bytes >= excess.bytes ? before : excess),
      devices,
    });
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#over.values()].map(({ origin, device, bytes, filename, partBytes, budget, devices }) =>
      overBudget(origin, {
        // What somebody asked for is an error; a cloud's limit may not be the one of a server of one's own.
        severity: budget.isDeclared ? 'error' : 'warning',
        what: `the user-data of ${device}`,
        bytes,
        biggest: { filename, bytes: partBytes },
        budget: budget.limit,
        devices,
      }),
    );
  }
}

interface OwnBudget {
  readonly limit: Budget;
  readonly isDeclared: boolean;
}

interface Excess {
  readonly origin: Origin;
  readonly device: string;
  readonly bytes: number;
  readonly filename: string;
  readonly partBytes: number;
  readonly budget: OwnBudget;
  readonly devices: readonly string[];
}

function budgetOf(type: DeviceType, site: Site): OwnBudget | undefined {
  const declared = type.budget ?? site.budget;
  if (declared !== undefined) return { limit: declared, isDeclared: true };
  const known = layoutsOf(site);
  const usual = site.layouts
    .flatMap((name) => known[name]?.client.budget ?? [])
    .filter(({ isUsual }) => isUsual);
  const [limit] = usual.sort((a, b) => a.bytes - b.bytes);
  return limit === undefined ? undefined : { limit, isDeclared: false };
}

function excessOf(
  seed: Seed,
  { type, budget }: { type: DeviceType; budget: OwnBudget | undefined },
): Excess | undefined {
  if (budget === undefined || spentOf(atMost(seed), budget.limit) <= budget.limit.bytes) return undefined;
  const bytes = spentOf(Buffer.byteLength(userDataOf(seed)), budget.limit);
  if (bytes <= budget.limit.bytes) return undefined;
  const sizes = seed.userData.map((part) => ({
    part,
    bytes: spentOf(encodePart(part).length, budget.limit),
  }));
  const biggest = biggestOf(sizes);
  const origin = biggest && originOf(biggest.part, type);
  if (biggest === undefined || origin === undefined) return undefined;
  const { part, bytes: partBytes } = biggest;
  return { origin, device: seed.id, bytes, filename: part.filename, partBytes, budget, devices: [seed.id] };
}

/** Scripts may have got a number before their name, and an include stands for the part that it names. */
const originOf = ({ filename }: Part, { userData }: DeviceType): Origin | undefined =>
  (
    userData.find((part) => [part.filename, part.include?.filename].includes(filename)) ??
    userData.find((part) => filename.endsWith(part.filename)) ??
    userData[0]
  )?.origin;

/** More bytes than the message can have, without making it: base64 of all, with a thousand for each part's headers. */
function atMost({ userData, files }: Seed): number {
  const contents = [...userData, ...files].map(({ content }) => Buffer.byteLength(content));
  return contents.reduce((sum, bytes) => sum + Math.ceil(bytes * 1.4) + 1000, 1000);
}
