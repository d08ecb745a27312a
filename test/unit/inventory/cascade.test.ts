import { describe, expect, test } from 'vitest';
import type { DeviceId } from '../../../src/domain/device-id.js';
import { nodeAt, type SourceNode } from '../../../src/domain/source-node.js';
import { devicesOf, type Files, resolve } from './support.js';

const fleet: Files = {
  'devices/site.yaml':
    'defaults:\n  os: windows\n  vars: { a: site, b: site, l: [1, 2] }\n  public_keys: { k: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM }\n',
  'templates/base/type.yaml':
    'defaults:\n  vars: { b: base, c: base }\nplaceholders: { "#a#": base }\nmeta_data: { rack: base }\n',
  'templates/waf/type.yaml':
    'extends: base\ndefaults:\n  vars: { c: waf, d: waf, l: [3] }\n  meta_data: { rack: low }\nmeta_data: { rack: waf, row: "1" }\n',
};
const device = 'id: a\ntype: waf\nvars: { d: device }\nserial: S1\n';

test('site, base type, type, device: mappings merge, lists and scalars replace', () => {
  const [resolved] = devicesOf(device, fleet);
  expect(resolved).toMatchObject({
    os: 'windows',
    vars: { a: 'site', b: 'base', c: 'waf', d: 'device', l: [3] },
    metaData: { rack: 'waf', row: '1' },
    placeholders: { '#a#': 'base' },
    publicKeys: { k: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM' },
  });
});

test('every value remembers its place and all that it replaced', () => {
  const { sources } = resolve({ ...fleet, 'devices/a.yaml': device });
  const chainOf = (...path: string[]) => {
    const chain: string[] = [];
    let node: SourceNode | undefined = nodeAt(sources.get('a' as DeviceId)!, path);
    for (; node !== undefined; node = node.overrode) {
      const { file, line, column } = node.origin;
      chain.push(`${node.kind === 'scalar' ? node.source : node.kind} ${file}:${line}:${column}`);
    }
    return chain;
  };
  expect(chainOf('vars', 'c')).toEqual([
    'waf templates/waf/type.yaml:3:14',
    'base templates/base/type.yaml:2:23',
  ]);
  expect(chainOf('vars', 'l')).toEqual(['list templates/waf/type.yaml:3:30', 'list devices/site.yaml:3:32']);
  expect(chainOf('meta_data', 'rack')).toEqual([
    'waf templates/waf/type.yaml:5:20',
    'low templates/waf/type.yaml:4:22',
    'base templates/base/type.yaml:4:20',
  ]);
  expect(chainOf('serial')).toEqual(['S1 devices/a.yaml:4:9']);
});

describe('null is a value that is not set', () => {
  const [resolved] = devicesOf(
    'id: a\ntype: waf\nos: null\npublic_keys: { k: null }\nmeta_data: { rack: null }\nvars: { a: null }\n',
    fleet,
  );
  test('a field falls back to its own default', () => expect(resolved?.os).toBe('linux'));
  test('a key of a mapping goes', () => {
    expect(resolved?.publicKeys).toEqual({});
    expect(resolved?.metaData).toEqual({ row: '1' });
  });
  test('a free value is null, so that templates can ask for it', () => expect(resolved?.vars.a).toBeNull());
  test('a whole mapping goes', () => {
    expect(devicesOf('id: a\ntype: waf\nvars: null\n', fleet)[0]?.vars).toEqual({});
  });
});

test('the type may come from the defaults of the site', () => {
  const files = { ...fleet, 'devices/site.yaml': 'defaults: { type: waf }\n' };
  expect(devicesOf('id: a\n', files)[0]?.type).toBe('waf');
});
