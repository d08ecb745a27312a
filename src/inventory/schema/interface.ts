import * as z from 'zod';
import { parseInterfaceName } from '../../domain/interface-name.js';
import { listOf, type MisfitParams, mapOf, record } from './fields.js';
import { commonFields } from './interface-common.js';
import { bondFields, bridgeFields, ethernetFields, vlanFields } from './interface-kinds.js';
import { interfaceLabel } from './interface-label.js';
import { once } from './once.js';

const kinds = ['ethernet', 'bond', 'vlan', 'bridge', 'dummy'] as const;

// Wifi, tunnels and the rest stand in a network-config of the operator's own.
const kindsOrTemplate = `one of ${kinds.join(', ')}; for others write network_config: { template: net.yaml }`;

const kindWords = 'Kind of the interface.';

const kind = <const T extends (typeof kinds)[number]>(name: T) => z.literal(name).describe(kindWords);

// A field of another kind is not unknown: the message says where it belongs.
const elsewhere = placesOf({
  'an ethernet interface': ethernetFields,
  'a VLAN': vlanFields,
  'a bond': bondFields,
  'a bridge': bridgeFields,
});

const example = '{ name: eth0, dhcp4: true }';
const examples = `interfaces, like [${example}]`;

/** One entry of `interfaces`: strict for its kind. */
export const interfaceSchema = z.discriminatedUnion(
  'kind',
  [
    record(
      { kind: kind('ethernet').optional(), ...commonFields, ...ethernetFields },
      { what: 'an ethernet interface', example, elsewhere },
    ).superRefine(({ name, match }, context) => {
      if (match === undefined) refuseLabel(name, context);
    }),
    virtual({ kind: kind('bond'), ...commonFields, ...bondFields }, 'a bond'),
    virtual({ kind: kind('vlan'), ...commonFields, ...vlanFields }, 'a VLAN'),
    virtual({ kind: kind('bridge'), ...commonFields, ...bridgeFields }, 'a bridge'),
    virtual({ kind: kind('dummy'), ...commonFields }, 'a dummy interface'),
  ],
  {
    // Zod asks for the text of an invalid_type here as well.
    error: ({ code }: { readonly code: string }) =>
      code === 'invalid_union' ? kindsOrTemplate : `a mapping, like ${example}`,
  },
);

/** A part of an interface, whose other parts stand on other levels of the cascade. */
const interfacePart = once(() =>
  record(
    {
      kind: z.enum(kinds, { error: kindsOrTemplate }).describe(kindWords),
      ...commonFields,
      ...ethernetFields,
      ...vlanFields,
      ...bondFields,
      ...bridgeFields,
    },
    { what: 'an interface', example },
  ).partial(),
);

/** The field `interfaces`: a list, which replaces the one below it, or a mapping by name, which merges with it. */
export const interfaces = () =>
  z.union(
    [
      listOf(interfaceSchema, { of: examples }),
      mapOf(interfaceLabel({ example: 'eth0' }), z.lazy(interfacePart), { of: examples }),
    ],
    { error: `a list of ${examples}, or a mapping by name` },
  );

function virtual<T extends z.ZodRawShape & typeof commonFields>(shape: T, what: string) {
  return record(shape, { what, example, elsewhere }).superRefine((fields, context) => {
    refuseLabel((fields as { readonly name: string }).name, context);
  });
}

/** A name that the guest shall know is one of Linux. */
function refuseLabel(name: string, context: z.core.$RefinementCtx): void {
  const parsed = parseInterfaceName(name);
  if (parsed.ok) return;
  const params: MisfitParams = { code: 'interface-name', found: parsed.found, expected: parsed.expected };
  context.addIssue({ code: 'custom', path: ['name'], params: { ...params } });
}

function placesOf(kindFields: Readonly<Record<string, object>>): Readonly<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const [name, fields] of Object.entries(kindFields)) {
    for (const key of Object.keys(fields)) {
      places[key] = places[key] === undefined ? name : `${places[key]} or ${name}`;
    }
  }
  return places;
}
