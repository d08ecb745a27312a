import type { Interface } from '../../../src/domain/network.js';
import { type Fact, factsOfModel, textOf } from '../../../src/encode/network/losses/facts.js';
import type { NetworkLoss, NetworkWriter } from '../../../src/encode/network/losses/network-loss.js';
import { networkLosses } from '../../../src/encode/network/losses/network-losses.js';
import { lossesOfCloudbaseInit } from '../../../src/encode/network/losses/of-cloudbase-init.js';
import type { Client } from './client.js';
import type { Format } from './read-back.js';

export interface Comparison {
  readonly format: Format;
  readonly output: NetworkWriter;
  readonly client: Client;
}

export interface Differences {
  /** What no row of the known losses explains. */
  readonly unexplained: readonly string[];
  readonly used: ReadonlySet<NetworkLoss>;
}

/** What a configuration says against what the model says. */
export function differencesOf(
  interfaces: readonly Interface[],
  facts: readonly Fact[],
  comparison: Comparison,
): Differences {
  const expected = factsOfModel(interfaces);
  const losses = lossesFor(comparison);
  const used = new Set<NetworkLoss>();
  const unexplained: string[] = [];
  const note = (direction: NetworkLoss['direction'], fact: Fact): void => {
    const iface = interfaces.find(({ name }) => name === fact.device);
    const loss = losses.find((row) => row.direction === direction && row.applies(fact, iface, interfaces));
    if (loss === undefined) unexplained.push(`${direction}: ${textOf(fact)}`);
    else used.add(loss);
  };
  for (const fact of without(expected, facts)) note('missing', fact);
  for (const fact of without(facts, expected)) note('extra', fact);
  return { unexplained, used };
}

function lossesFor({ format, output, client }: Comparison): readonly NetworkLoss[] {
  return [...networkLosses, ...lossesOfCloudbaseInit].filter(
    (loss) => loss.formats.includes(format) && loss.outputs.includes(output) && holdsFor(loss, client),
  );
}

export const holdsFor = ({ before, from }: NetworkLoss, client: Client): boolean =>
  (client === 'debian' ? from : before) === undefined;

function without(facts: readonly Fact[], others: readonly Fact[]): readonly Fact[] {
  const known = new Set(others.map(textOf));
  return facts.filter((fact) => !known.has(textOf(fact)));
}

/** The row by which a renderer fails on this network. */
export function failureOf(interfaces: readonly Interface[], comparison: Comparison): NetworkLoss | undefined {
  const fatal = lossesFor(comparison).filter(({ direction }) => direction === 'fails');
  return fatal.find((row) =>
    factsOfModel(interfaces).some((fact) =>
      row.applies(
        fact,
        interfaces.find(({ name }) => name === fact.device),
        interfaces,
      ),
    ),
  );
}
