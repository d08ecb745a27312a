import { type Budget, platformBudgets } from './budget.js';
import type { KnownLayouts, LayoutClient } from './layout.js';
import type { Site } from './site.js';

export type NamedClient = readonly [name: string, client: LayoutClient];

/** The clients of the layouts and images that a site lists, by their names; an image may have the name of a layout. */
export const clientsOf = (
  { layouts, images }: Pick<KnownLayouts, 'layouts' | 'images'>,
  site: Pick<Site, 'layouts' | 'images'>,
): readonly NamedClient[] => [...picked(layouts, site.layouts), ...picked(images, site.images)];

const picked = (known: KnownLayouts['images'], names: readonly string[]): readonly NamedClient[] =>
  names.map((name) => {
    const client = known[name]?.client;
    if (client === undefined)
      throw new Error(`no layout ${name}: the inventory lets none but known names through`);
    return [name, client];
  });

/** The names that layouts use at the top of a device's folder. */
export const topsOf = ({ layouts }: Pick<KnownLayouts, 'layouts'>): readonly string[] => [
  ...new Set(Object.values(layouts).flatMap(({ tops }) => tops)),
];

/** The keys of meta_data that any of them fills in, each with the field that sets it. */
export const ownKeysOf = (known: KnownLayouts): ReadonlyMap<string, string> =>
  new Map(everyClient(known).flatMap(({ ownKeys }) => Object.entries(ownKeys)));

/** The layouts whose clients get every network, first those that need nothing else for it. */
export const wholeNetworkLayouts = ({ layouts }: Pick<KnownLayouts, 'layouts'>): readonly string[] =>
  Object.entries(layouts)
    .filter(([, { client }]) => client.carries.includes('network') && client.networkProblems === undefined)
    .map(([name, { client }]): NamedClient => [name, client])
    .sort(fewestNeedsFirst)
    .map(([name]) => name);

/** The layouts and images that hand a network-config out as the operator wrote it, first those that need nothing else. */
export const networkTextLayouts = ({
  layouts,
  images,
}: Pick<KnownLayouts, 'layouts' | 'images'>): readonly string[] => {
  const carriers = [...Object.entries(layouts), ...Object.entries(images)]
    .map(([name, { client }]): NamedClient => [name, client])
    .filter(([, { carries }]) => carries.includes('network-config'))
    .sort(fewestNeedsFirst);
  return [...new Set(carriers.map(([name]) => name))];
};

/** An order in which those come first that a guest can read as it is. */
export const fewestNeedsFirst = ([, a]: NamedClient, [, b]: NamedClient): number =>
  (a.needs ?? []).length - (b.needs ?? []).length;

/** The budgets that have a name. */
export function namedBudgets({ layouts }: Pick<KnownLayouts, 'layouts'>): readonly Budget[] {
  const ofLayouts = Object.values(layouts).flatMap(({ client }) => client.budget ?? []);
  return [...ofLayouts.sort((a, b) => (a.name < b.name ? -1 : 1)), ...platformBudgets];
}

const everyClient = ({ layouts, images }: KnownLayouts): readonly LayoutClient[] =>
  [...Object.values(layouts), ...Object.values(images)].map(({ client }) => client);
