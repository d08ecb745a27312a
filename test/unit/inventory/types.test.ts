import { describe, expect, test } from 'vitest';
import { contentTypeEndings, contentTypeOf } from '../../../src/domain/content-type.js';
import { type Files, messages, resolve } from './support.js';

const device: Files = { 'devices/a.yaml': 'id: a\ntype: waf\n' };
const partsOf = (yaml: string, files: Files = {}) => {
  const { types, diagnostics } = resolve({ ...device, ...files, 'templates/waf/type.yaml': yaml });
  expect(diagnostics).toEqual([]);
  return types.get('waf')!.userData.map(({ origin: _, ...part }) => part);
};

test('a part by its name has all its settings', () => {
  expect(partsOf('user_data: [cloud.config]\n', { 'templates/waf/cloud.config': '' })).toEqual([
    {
      template: 'cloud.config',
      contentType: 'text/cloud-config',
      filename: 'cloud.config',
      gzip: false,
      encoding: 'auto',
      render: true,
    },
  ]);
});

test('a part by a mapping may set all of them', () => {
  const yaml =
    'user_data: [{ template: d/x.njk, content_type: text/x-foo, filename: y, merge_type: "list(append)", gzip: true, launch_index: 2, encoding: base64, render: false }]\n';
  expect(partsOf(yaml, { 'templates/waf/d/x.njk': '' })).toEqual([
    {
      template: 'd/x.njk',
      contentType: 'text/x-foo',
      filename: 'y',
      mergeType: 'list(append)',
      gzip: true,
      launchIndex: 2,
      encoding: 'base64',
      render: false,
      typeOrigin: { file: 'templates/waf/type.yaml', line: 1, column: 48 },
    },
  ]);
});

test.each([
  ['sub/init.sh.njk', { filename: 'init.sh', contentType: 'text/x-shellscript', render: true }],
  ['guest.jinja', { contentType: 'text/jinja2', render: false }],
  ['guest.jinja.njk', { filename: 'guest.jinja', contentType: 'text/jinja2', render: false }],
])('%s', (template, expected) => {
  expect(partsOf(`user_data: [${template}]\n`, { [`templates/waf/${template}`]: '' })[0]).toMatchObject(
    expected,
  );
});

test('a jinja part is rendered here when it asks for it', () => {
  const [part] = partsOf('user_data: [{ template: g.jinja, render: true }]\n', {
    'templates/waf/g.jinja': '',
  });
  expect(part?.render).toBe(true);
});

test.each([
  ['a.config', 'text/cloud-config'],
  ['a.b.yml', 'text/cloud-config'],
  ['a.yaml.njk', 'text/cloud-config'],
  ['a.per-boot', 'text/x-shellscript-per-boot'],
  ['a.upstart', 'text/upstart-job'],
  ['a.boothook', 'text/cloud-boothook'],
  ['a.include-once', 'text/x-include-once-url'],
  ['a.part-handler', 'text/part-handler'],
  ['a.jsonp', 'text/cloud-config-jsonp'],
  ['a.archive', 'text/cloud-config-archive'],
  ['a.txt', undefined],
  ['config', undefined],
  ['toString', undefined],
])('the ending of %s means %s', (name, expected) => {
  expect(contentTypeOf(name)).toBe(expected);
});

test('every ending has a type', () => {
  expect(contentTypeEndings.map((ending) => contentTypeOf(`x${ending}`))).not.toContain(undefined);
});

describe('extends', () => {
  const files: Files = {
    ...device,
    'templates/base/type.yaml': 'user_data: [a.config]\nvendor_data: [v.config]\n',
    'templates/base/a.config': '',
    'templates/base/v.config': '',
    'templates/mid/type.yaml': 'extends: base\nuser_data: [m.sh]\n',
    'templates/mid/m.sh': '',
  };

  test('looks templates up from the type to its base, and inherits lists that it does not replace', () => {
    const { types, diagnostics } = resolve({
      ...files,
      'templates/waf/type.yaml': 'extends: mid\nvendor_data: []\n',
    });
    expect(diagnostics).toEqual([]);
    const waf = types.get('waf')!;
    expect(waf.chain).toEqual(['waf', 'mid', 'base']);
    expect(waf.userData.map(({ template, origin }) => `${template} ${origin.file}`)).toEqual([
      'm.sh templates/mid/type.yaml',
    ]);
    expect(waf.vendorData).toEqual([]);
    expect(types.get('mid')?.vendorData).toHaveLength(1);
  });

  test('a type that others extend may leave a template to them', () => {
    const { 'templates/mid/m.sh': _, ...without } = files;
    expect(
      messages({ ...without, 'templates/waf/type.yaml': 'extends: mid\n', 'templates/waf/m.sh': '' }),
    ).toEqual([]);
  });
});

describe('mistakes', () => {
  const typed = (yaml: string, files: Files = {}) =>
    messages({ ...device, ...files, 'templates/waf/type.yaml': yaml });
  const endings = contentTypeEndings.join(' ');

  test.each([
    [
      'user_data: [cloud.config]',
      '1:13: error missing-template: there is no template "cloud.config" in templates/waf/; expected a file like templates/waf/cloud.config',
    ],
    [
      'user_data: [{ template: first-boot.config }]',
      '1:25: error missing-template: there is no template "first-boot.config" in templates/waf/; expected a file like templates/waf/first-boot.config',
    ],
    [
      'user_data: [a.foo]',
      `1:13: error unknown-content-type: the extension of "a.foo" belongs to no content type; expected one of ${endings}, or a content_type\n  fix: set the type: { template: a.foo, content_type: text/cloud-config }`,
    ],
    [
      'user_data: a.config',
      '1:12: error wrong-value: user_data is "a.config"; expected a list of parts, like [cloud.config, setup.script]',
    ],
    [
      'user_data: [5]',
      '1:13: error wrong-value: user_data.0 is the number 5; expected the name of a template, or a mapping like { template: cloud.config }',
    ],
    [
      'user_data: [{ templat: a.config }]',
      '1:15: error unknown-key: unknown key "templat" of a part; did you mean "template"?',
    ],
    [
      'user_data: [{ filename: a }]',
      '1:13: error part-source: the part has neither template nor include; expected one of them, like template: cloud.config',
    ],
    [
      'user_data: [../a.config]',
      '1:13: error template-name: "../a.config" has the segment ".."; expected a file below the type\'s folder, like cloud.config',
    ],
    [
      'user_data: [{ template: a.config, content_type: message/rfc822 }]',
      '1:49: error content-type: "message/rfc822" is not the type of a part; expected two words with a slash, like text/cloud-config',
    ],
    [
      'user_data: [{ template: a.config, content_type: cloud }]',
      '1:49: error content-type: "cloud" is not a content type; expected two words with a slash, like text/cloud-config',
    ],
    [
      'user_data: [{ template: a.config, filename: "a/b" }]',
      '1:45: error part-filename: "a/b" is not a valid part name; expected a name without slashes, quotes and angle brackets, like cloud.config',
    ],
    [
      'user_data: [{ template: a.config, encoding: 8bit }]',
      '1:45: error wrong-value: encoding is "8bit"; did you mean "7bit"?',
    ],
    [
      'user_data: [{ template: a.config, merge_type: "a\\nb" }]',
      '1:47: error merge-type: "a\\nb" is not a merge type; expected one line of ASCII, like list(append)+dict(recurse_array)+str()',
    ],
    [
      'user_data: [{ template: a.config, launch_index: -1 }]',
      '1:49: error wrong-value: launch_index is the number -1; expected a whole number from 0 to 1000000',
    ],
    [
      'extends: bas',
      '1:10: error unknown-type: there is no type "bas"; expected one of waf\n  fix: create templates/bas/type.yaml',
    ],
    ['extends: [a]', '1:10: error wrong-value: extends is a list; expected a string, like base'],
    [
      'extends: waf',
      '1:10: error extends-cycle: waf extends waf; expected a chain that ends at a type without extends',
    ],
    [
      'defaults: { type: waf }',
      '1:13: error unknown-key: "type" is a key of a device, not of the defaults of a type; expected one of groups, hostname, fqdn, management_ip, uuid, serial, guest, os, interfaces, nameservers, network_config, user_data_format, public_keys, meta_data, files, placeholders, vars, generation, sealed, signed',
    ],
    [
      'defaults: { generation: x }',
      '1:25: error wrong-value: generation is "x"; expected a whole number from 1 to 1000000000',
    ],
    [
      'placeholders: { "#a#": 1 }',
      '1:24: error wrong-value: "#a#" is the number 1; expected a string, like "{{ device.management_ip }}"\n  fix: quote it: "1"',
    ],
    [
      'files: [{ path: /a }]',
      '1:9: error file-source: the file "/a" has no template, file or content; expected one of them, like template: motd.txt',
    ],
    [
      'userdata: [a.config]',
      '1:1: error unknown-key: unknown key "userdata" of a type; did you mean "user_data"?',
    ],
    ['- a', '1:1: error wrong-value: this is a list; expected a mapping, like { user_data: [cloud.config] }'],
  ])('%s', (yaml, expected) => {
    const found = typed(`${yaml}\n`, { 'templates/waf/a.config': '' });
    expect(found).toEqual([`templates/waf/type.yaml:${expected}`]);
  });

  test('the nearest template is named', () => {
    expect(typed('user_data: [clod.config]\n', { 'templates/waf/cloud.config': '' })).toEqual([
      'templates/waf/type.yaml:1:13: error missing-template: there is no template "clod.config" in templates/waf/; did you mean "cloud.config"?',
    ]);
  });

  test('two parts with one file name', () => {
    const files = { 'templates/waf/a/x.sh': '', 'templates/waf/b/x.sh': '' };
    expect(typed('user_data:\n  - a/x.sh\n  - b/x.sh\nvendor_data:\n  - a/x.sh\n', files)).toEqual([
      'templates/waf/type.yaml:3:5: error duplicate-part: a second part has the file name "x.sh"; expected a different name for each part, because cloud-init would overwrite one with the other\n  first: templates/waf/type.yaml:2:5',
    ]);
  });

  test('a cycle is told once, from its first type; others may lead into it', () => {
    const files = {
      ...device,
      'templates/ips/type.yaml': 'extends: mid\n',
      'templates/mid/type.yaml': 'extends: waf\n',
      'templates/waf/type.yaml': 'extends: mid\n',
    };
    expect(messages(files)).toEqual([
      'templates/mid/type.yaml:1:10: error extends-cycle: mid extends waf extends mid; expected a chain that ends at a type without extends',
    ]);
  });

  test('a mistake in the defaults of a type is told though no device has it, and once if many have', () => {
    const wrong = 'defaults: { serial: 0012, vars: { x: "{{ device.id }}" } }\n';
    const expected = [
      'templates/base/type.yaml:1:21: error wrong-value: serial is 0012, which YAML reads as the number 12; expected a string, like 7CX-0042\n  fix: quote it: "0012"',
    ];
    const files = { 'templates/base/type.yaml': wrong, 'templates/waf/type.yaml': '' };
    expect(messages({ ...device, ...files })).toEqual(expected);
    expect(
      messages({
        ...device,
        ...files,
        'devices/b.yaml': 'id: b\ntype: base\n',
        'devices/c.yaml': 'id: c\ntype: base\n',
      }),
    ).toEqual(expected);
  });

  test('the name of a folder', () => {
    expect(
      messages({ ...device, 'templates/waf/type.yaml': '', 'templates/a b/type.yaml': '' })[0],
    ).toContain(
      'templates/a b/type.yaml:1:1: error type-name: "a b" is not a valid type name; expected the name of a folder below templates/, of letters, digits, dots, dashes and underscores, like waf',
    );
  });
});
