import { describe, expect, test } from 'vitest';
import { type Files, messages, resolve } from './support.js';

const files: Files = {
  'devices/a.yaml': 'id: a\ntype: waf\n',
  'templates/waf/users.config': '',
  'templates/waf/job.upstart': '',
};

const partsOf = (yaml: string) => {
  const { types, diagnostics } = resolve({ ...files, 'templates/waf/type.yaml': yaml });
  expect(diagnostics).toEqual([]);
  return types.get('waf')!.userData;
};

describe('a part that is included', () => {
  test('is described inside, and its include outside', () => {
    const yaml =
      'user_data: [{ include: { template: users.config, once: true, merge_type: "list(append)", gzip: true }, filename: more }]\n';
    expect(partsOf(yaml)).toEqual([
      {
        template: 'users.config',
        contentType: 'text/cloud-config',
        filename: 'users.config',
        mergeType: 'list(append)',
        gzip: true,
        encoding: 'auto',
        render: true,
        include: { filename: 'more', once: true },
        origin: { file: 'templates/waf/type.yaml', line: 1, column: 36 },
      },
    ]);
  });

  test('names its include after itself', () => {
    const [part] = partsOf('user_data: [{ include: { template: users.config } }]\n');
    expect(part?.include).toEqual({ filename: 'users.config.include', once: false });
  });

  test.each([
    ['{ include: { template: x.config } }', '1:36: error missing-template'],
    ['{ include: { template: users.txt } }', '1:36: error unknown-content-type'],
    ['{ include: { once: true } }', '1:24: error missing-key'],
    ['{ include: users.config }', '1:24: error wrong-value'],
    ['{ include: { template: users.config }, gzip: true }', '1:58: error include-key'],
    ['{ include: { template: users.config }, upstart: systemd }', '1:61: error include-key'],
    ['{ template: users.config, include: { template: users.config } }', '1:13: error part-source'],
    ['{ filename: users.config }', '1:13: error part-source'],
    ['{ template: job.upstart, upstart: sysv }', '1:47: error wrong-value'],
  ])('%s', (part, message) => {
    const found = messages({ ...files, 'templates/waf/type.yaml': `user_data: [${part}]\n` });
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  test('its two names count among those of the list', () => {
    const yaml =
      'user_data: [{ include: { template: users.config }, filename: users.config }, { include: { template: users.config } }]\n';
    expect(messages({ ...files, 'templates/waf/type.yaml': yaml })).toHaveLength(2);
  });
});

test('upstart says what becomes of a job', () => {
  const [part] = partsOf('user_data: [{ template: job.upstart, upstart: systemd }]\n');
  expect(part?.upstart).toBe('systemd');
});
