import type { Interface } from '../../../src/domain/network.js';
import type { Client } from './client.js';
import { type Fact, factsOfModel, textOf } from './facts.js';
import { type KnownLoss, knownLosses } from './known-losses/index.js';
import type { ComparedOutput, Format } from './read-back.js';

export interface Comparison {
  readonly format: Format;
  readonly output: ComparedOutput;
  readonly client: Client;
}

export interface Differences {
  /** What no row of the known losses explains. */
  readonly unexplained: readonly string[];
  readonly used: ReadonlySet<KnownLoss>;
}

/** What a configuration says against what the model says. */
export function differencesOf(
  interfaces: readonly Interface[],
  facts: readonly Fact[],
  comparison: Comparison,
): Differences {
  const expected = factsOfModel(interfaces);
  const losses = lossesFor(comparison);
  const used = new Set<KnownLoss>();
  const unexplained: string[] = [];
  const note = (direction: KnownLoss['direction'], fact: Fact): void => {
    const iface = interfaces.find(({ name }) => name === fact.device);
    const loss = losses.find((row) => row.direction === direction && row.applies(fact, iface, interfaces));
    if (loss === undefined) unexplained.push(`${direction}: ${textOf(fact)}`);
    else used.add(loss);
  };
  for (const fact of without(expected, facts)) note('missing', fact);
  for (const fact of without(facts, expected)) note('extra', fact);
  return { unexplained, used };
}

function lossesFor({ format, output, client }: Comparison): readonly KnownLoss[] {
  return knownLosses.filter(
    (loss) => loss.formats.includes(format) && loss.outputs.includes(output) && holdsFor(loss, client),
  );
}

export const holdsFor = ({ mended, since }: KnownLoss, client: Client): boolean =>
  (client === 'debian' ? since : mended) === undefined;

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const known = new Set(others.map(textOf));
  return facts.filter((fact) => !known.has(textOf(fact)));
}
