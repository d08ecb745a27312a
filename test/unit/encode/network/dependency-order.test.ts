import { describe, expect, test } from 'vitest';
import type { Interface } from '../../../../src/domain/network.js';
import { inDependencyOrder } from '../../../../src/encode/network/dependency-order.js';
import { bare } from './networks.js';

const nic = (name: string): Interface => ({ kind: 'ethernet', name, setName: false, ...bare });
const bond = (name: string, members: string[]): Interface => ({
  kind: 'bond',
  name,
  members,
  mode: 'balance-rr',
  ...bare,
});
const bridge = (name: string, members: string[]): Interface => ({ kind: 'bridge', name, members, ...bare });
const vlan = (name: string, link: string): Interface => ({ kind: 'vlan', name, id: 1, link, ...bare });

describe('inDependencyOrder', () => {
  test.each<readonly [string, readonly Interface[], string]>([
    ['nothing to change', [nic('b'), nic('a')], 'b a'],
    ['a bond behind its members', [bond('bond0', ['b', 'a']), nic('a'), nic('b')], 'b a bond0'],
    [
      'a bridge over a VLAN over a bond',
      [bridge('br0', ['v']), vlan('v', 'bond0'), bond('bond0', ['a']), nic('a')],
      'a bond0 v br0',
    ],
    ['a VLAN over a bridge', [vlan('v', 'br0'), bridge('br0', ['a']), nic('a')], 'a br0 v'],
    ['a member that is not there', [bond('bond0', ['x'])], 'bond0'],
    ['a loop, which the inventory refuses', [bridge('br0', ['br1']), bridge('br1', ['br0'])], 'br1 br0'],
  ])('%s', (_, interfaces, expected) => {
    expect(
      inDependencyOrder(interfaces)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(expected);
  });
});
