import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inheritedFields, repeatSchema } from '../../../src/inventory/schema/device.js';
import { schemasFor } from '../../../src/inventory/schema/schemas.js';
import { knownLayouts } from '../../../src/layouts/index.js';

const schemas = {
  ...schemasFor(knownLayouts),
  repeat: repeatSchema(),
};

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
}

const jsonSchemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as unknown as JsonSchema;

/** Every schema of a mapping, at any depth, with its path. */
function mappings(schema: JsonSchema, path = ''): readonly (readonly [string, JsonSchema])[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => mappings(value, `${path}.${key}`)),
    ...[schema.items, ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((inner) =>
      inner === undefined ? [] : mappings(inner, `${path}[]`),
    ),
  ];
  return schema.properties === undefined ? below : [[path, schema], ...below];
}

describe.each(Object.entries(schemas))('the schema of a %s', (_, schema) => {
  test('is a JSON Schema for editors, strict, with a description of every field', () => {
    const all = mappings(jsonSchemaOf(schema));
    expect(all.length).toBeGreaterThan(0);
    for (const [path, { properties, additionalProperties }] of all) {
      expect(additionalProperties, path).toBe(false);
      for (const [key, { description }] of Object.entries(properties ?? {})) {
        expect(description, `${path}.${key}`).toMatch(/^[A-Za-z`].*\.$/);
      }
    }
  });
});

test('the interfaces of a device are strict for their kind', () => {
  const [list] = jsonSchemaOf(inheritedFields(knownLayouts).interfaces.unwrap()).anyOf ?? [];
  const { oneOf } = list?.items ?? {};
  const bond = oneOf?.find(({ properties }) => 'lacp_rate' in (properties ?? {}));
  expect(bond).toMatchObject({ required: expect.arrayContaining(['kind', 'name', 'members']) });
  expect(bond?.properties).not.toHaveProperty('link');
});
