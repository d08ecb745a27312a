import { expect, test } from 'vitest';
import { instanceIdsOf } from '../../../src/seed/instance-id.js';
import { bareSeed } from '../layouts/seeds.js';

test('the instance-id of a machine that exists is kept byte for byte, in each form; generation adds its suffix', () => {
  for (const kind of ['id', 'uuid', 'content'] as const) {
    const kept = 'iid_7/Edge.01';
    expect(instanceIdsOf(bareSeed, { kind, generation: 1, kept })).toEqual({
      instanceId: kept,
      instanceUuid: kept,
    });
    expect(instanceIdsOf(bareSeed, { kind, generation: 3, kept }).instanceId).toBe('iid_7/Edge.01-g3');
  }
});
