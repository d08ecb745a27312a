import { describe, expect, test } from 'vitest';
import { parseVersionRange } from '../../../../src/domain/version-range.js';
import { networkData } from '../../../../src/encode/network/network-data.js';
import { eth0 } from './networks.js';
import { address, sure } from './values.js';

describe('the types of networks in network_data.json', () => {
  test('IPv6 addresses of Windows are of the one type that cloudbase-init reads', () => {
    const nic = { ...eth0, addresses: [address('2001:db8::11/64')], acceptRa: true };
    expect(networkData([nic], { os: 'windows' })?.networks).toMatchObject([{ type: 'ipv6' }]);
    expect(networkData([nic])?.networks).toMatchObject([{ type: 'static' }]);
  });

  test('IPv6 addresses are of the type that leaves router advertisements as they shall be', () => {
    const typeWith = (acceptRa: boolean | undefined) => {
      const nic = { ...eth0, addresses: [address('2001:db8::11/64')] };
      const data = networkData([acceptRa === undefined ? nic : { ...nic, acceptRa }]);
      return (data?.networks as readonly { type: string }[]).map(({ type }) => type);
    };
    expect(typeWith(undefined)).toEqual(['ipv6']);
    expect(typeWith(true)).toEqual(['static']);
    expect(typeWith(false)).toEqual(['ipv6']);
  });

  test('cloud-init before 20.4 fails at `static`, so it gets none', () => {
    const nic = { ...eth0, addresses: [address('2001:db8::11/64')], acceptRa: true };
    const cloudInit = sure(parseVersionRange('>=19.4 <23'));
    expect(networkData([nic], { cloudInit })?.networks).toMatchObject([{ type: 'ipv6' }]);
  });

  test('no interfaces: no file', () => {
    expect(networkData([])).toBeUndefined();
  });
});
