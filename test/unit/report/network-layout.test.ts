import { expect, test } from 'vitest';
import { networkLayout } from '../../../src/report/browser/data/network-layout.js';
import type { NetworkInterface } from '../../../src/report/data/network.js';

const nic = (name: string, more: Partial<NetworkInterface> = {}): NetworkInterface => ({
  ...{ kind: 'ethernet', name, addresses: [], routes: [], dynamic: [] },
  ...more,
});

test('what is made of others stands at their right, and gateways at the right of all', () => {
  const { boxes, lines, width, height } = networkLayout([
    nic('br0', { kind: 'bridge', members: ['bond0.20'], addresses: ['10.20.0.5/24'], gateway4: '10.20.0.1' }),
    nic('bond0.20', { kind: 'vlan', id: 20, link: 'bond0' }),
    nic('bond0', { kind: 'bond', members: ['eth0', 'eth1'], mode: '802.3ad' }),
    nic('eth0', { mac: '52:54:00:00:00:01', hostBridge: 'br-lan' }),
    nic('eth1', { mac: '52:54:00:00:00:02', hostBridge: 'br-lan' }),
  ]);
  const xs = ['host br-lan', 'eth0', 'bond0', 'bond0.20', 'br0', 'gateway 10.20.0.1'].map(
    (key) => boxes.find((box) => box.key === key)?.x ?? Number.NaN,
  );
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(new Set(xs).size).toBe(6);
  expect(lines.map(({ from, to }) => `${from} > ${to}`)).toEqual([
    'bond0.20 > br0',
    'bond0 > bond0.20',
    'eth0 > bond0',
    'eth1 > bond0',
    'host br-lan > eth0',
    'host br-lan > eth1',
    'br0 > gateway 10.20.0.1',
  ]);
  for (const box of boxes) {
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    for (const other of boxes) {
      const isApart =
        box === other || box.x !== other.x || box.y + box.height < other.y || other.y + other.height < box.y;
      expect(isApart, `${box.key} over ${other.key}`).toBe(true);
    }
  }
});

test('interfaces that lead to each other, or to nothing, are drawn all the same', () => {
  const { boxes } = networkLayout([
    nic('a', { kind: 'bridge', members: ['b', 'gone'] }),
    nic('b', { kind: 'bridge', members: ['a'] }),
  ]);
  expect(boxes.map(({ key }) => key).sort()).toEqual(['a', 'b']);
});
