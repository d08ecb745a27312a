import fc from 'fast-check';

// Few names, so that parts meet.
const keys = ['a', 'b', 'users', 'runcmd', '1', '"1"', 'true', '1.0', 'merge_type'];

/** Scalars as people write them, and as YAML 1.1 surprises them. */
export const scalars = [
  ...[
    '1',
    '0',
    '-1',
    '01',
    '0644',
    '08',
    '0o7',
    '0x1F',
    '0b11',
    '1_000',
    '12:30',
    '190:20:30',
    '1.5',
    '1.',
    '.5',
  ],
  ...[
    '1e3',
    '1.0e+3',
    '-.inf',
    '.nan',
    '12:30.5',
    'on',
    'Yes',
    'NO',
    'true',
    'y',
    '~',
    'null',
    'Null',
    '""',
    '"on"',
  ],
  ...[
    "'it''s'",
    '"a\\tb"',
    'text',
    'two words',
    'a:b',
    '2024-01-31',
    '2024-01-31 10:11:12.5 +02:00',
    '2024-1-31',
  ],
  ...[
    '2001-12-14t21:59:43Z',
    '!!str 12',
    '!!int "0x10"',
    '!!float 1',
    '!!binary aGVsbG8=',
    '! 12',
    '18446744073709551616',
  ],
  ...[
    'ża',
    '"\\u0105"',
    '!!null x',
    '!!bool "off"',
    '0_7',
    '52:54:00:12:34:56',
    '1:2:3',
    '+1',
    '-0',
    '0.0',
    '-0.0',
  ],
];

const value = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    { weight: 3, arbitrary: fc.constantFrom(...scalars) },
    {
      weight: 2,
      arbitrary: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 4 })
        .map((pairs) => `{${pairs.map(([key, item]) => `${key}: ${item}`).join(', ')}}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('!!set {x, y}', '!!omap [x: 1, y: 2]', '[[1, 2], [3]]') },
  ),
})).value;

export const mergers = [
  'list()+dict()+str()',
  'list(append)+dict(recurse_array)+str()',
  'list(append)+dict(no_replace,recurse_list)+str()',
  'dict(recurse_array,recurse_str)+list(prepend)+str(append)',
  'dict(replace)+list(append)',
  'dict(allow_delete)+list(no_replace)+str(append)',
  'dict(recurse_array)+list(recurse_dict,recurse_array,recurse_str)+str(append)',
  'dict(no-replace, recurse_str)+list(replace)+str(append)',
  'LIST(Append) + DICT(recurse_list)',
  'list(append)',
  'dict(recurse_list)+list(no_replace)',
  'str(append)+dict(recurse_str,allow_delete)',
  '',
];
export const wrongMergers = ['dict', 'dict(replace', 'tuple(append)+dict()', 'dict()+none()', '+'];

const mergeHow = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...mergers).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.constantFrom(...wrongMergers).map((text) => JSON.stringify(text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '[{name: list, settings: [append]}, {name: dict, settings: [no_replace, recurse_list]}]',
      '[{name: dict, settings: [replace]}]',
      '[{name: dict, settings: no_replace}, {name: list, settings: {append: 1}}]',
      '[[list, prepend], [dict, recurse_array, allow_delete], [str, append]]',
      '[{name: list, settings: }]',
      '[{name: list}]',
      '[{name: "", settings: []}, {name: dict, settings: []}]',
      '[{name: m_dict, settings: [recurse_array]}, [m_list, append]]',
      '[dict]',
      '[]',
      '{}',
      '{dict: replace}',
      '3',
      '~',
    ),
  },
);

export const cloudConfig = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 5 }),
    fc.option(fc.tuple(fc.constantFrom('merge_how', 'merge_type'), mergeHow), { freq: 2 }),
    fc.constantFrom('', '', '', '', 'x: &x {a: [1], b: t}\ny: *x\nz: {<<: *x, b: 2}\n', 'launch-index: 1\n'),
  )
  .map(([pairs, how, more]) => {
    const lines = [...pairs, ...(how === null ? [] : [how])].map(([key, item]) => `${key}: ${item}\n`);
    return `#cloud-config\n${lines.join('')}${more}`;
  });

export const wrongConfig = fc.constantFrom(
  '#cloud-config\n',
  '#cloud-config\n- a\n',
  '#cloud-config\na: [1\n',
  '#cloud-config\na: =\n',
  '#cloud-config\na: 1\n---\nb: 2\n',
  '#cloud-config\na: !local b\n',
  '#cloud-config\n{{ a }}: 1\n',
  '#cloud-config\na: b: c\n',
  '#cloud-config\na: 2024-02-30\n',
  '#cloud-config\n{}\n',
  '#cloud-config\nnothing\n',
);

const pointer = fc
  .array(fc.constantFrom('a', 'b', 'users', 'runcmd', '0', '1', '2', '-', '01', 'x', '~0', '~1', '~2', ''), {
    maxLength: 3,
  })
  .map((steps) => steps.map((step) => `/${step}`).join(''));

const operation = fc
  .tuple(
    fc.constantFrom('add', 'add', 'add', 'remove', 'replace', 'test', 'move', 'copy', 'none'),
    pointer,
    pointer,
    fc.constantFrom(
      '1',
      '1.0',
      'true',
      '"t"',
      '[1, 2]',
      '{"x": [3]}',
      'null',
      '{"a": 1, "a": 2}',
      'NaN',
      '-Infinity',
    ),
    fc.constantFrom('value', 'value', 'value', 'valeu'),
  )
  .map(
    ([op, path, from, item, key]) =>
      `{"op": "${op}", "path": "${path}", "from": "${from}", "${key}": ${item}}`,
  );

export const patch = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(operation, { maxLength: 3 })
      .map((list) => `#cloud-config-jsonp\n[${list.join(', ')}]\n`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('#cloud-config-jsonp\n{}', '#cloud-config-jsonp\n[1]', '[{"op": "add"}]', '{'),
  },
);
