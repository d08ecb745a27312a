import fc from 'fast-check';
import { filters } from '../../../src/templates/filters/index.ts';
import { isTests } from '../../../src/templates/is-tests.ts';
import { hostileTags } from './hostile-tags.ts';

/** Tags, halves of tags and anything else behind one another. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileTags),
      fc.constantFrom(' ', '\n', '\r\n', '\t', 'a: b', '  - ', '\u2028', '😀', '\ud83d'),
      fc.string(),
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

/** Templates that nunjucks can parse, of expressions that mostly make no sense. */
export const { statement } = fc.letrec<{ expression: string; statement: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      ...[
        'n',
        'x',
        'device',
        'device.id',
        'device.fqdn',
        'device.vars',
        'device.interfaces',
        'nope',
        'nope.x',
        'none',
      ],
      ...[
        '1',
        '2.5',
        '"a"',
        "'b'",
        'true',
        'm',
        'range',
        'loop',
        'loop.index',
        'caller',
        'super()',
        'kwargs',
        'self',
        'o',
        'o.word',
      ],
      ...[
        'r/a/g',
        '[]',
        '{}',
        '"\\u2028"',
        'constructor',
        '__proto__',
        'env',
        'context',
        'runtime',
        'frame',
        'cb',
        't_1',
      ],
    ),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(
          '+',
          '-',
          '*',
          '/',
          '//',
          '%',
          '**',
          '~',
          'and',
          'or',
          '==',
          '!=',
          '<',
          '>=',
          'in',
          'not in',
          '===',
        ),
        tie('expression'),
      )
      .map(([a, operator, b]) => `${a} ${operator} ${b}`),
    fc.tuple(fc.constantFrom('not ', '-', '+'), tie('expression')).map(([operator, a]) => `${operator}${a}`),
    tie('expression').map((a) => `(${a})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `${a} if ${b} else ${c}`),
    fc
      .tuple(tie('expression'), fc.constantFrom('id', 'length', 'constructor', 'mac'))
      .map(([a, b]) => `${a}.${b}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}[${b}]`),
    fc
      .tuple(tie('expression'), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([a, b]) => `${a}(${b.join(', ')})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((a) => `[${a.join(', ')}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{ a: ${a}, "b": ${b} }`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(...filters.keys()),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([a, filter, b]) => `${a} | ${filter}${b.length === 0 ? '' : `(${b.join(', ')})`}`),
    fc
      .tuple(tie('expression'), fc.constantFrom(...isTests.keys()), fc.option(tie('expression')))
      .map(([a, name, b]) => `${a} is ${name}${b === null ? '' : `(${b})`}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `m(${a}, b=${b})`),
  ),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('expression').map((a) => `{{ ${a} }}`),
    fc.constantFrom(
      'text\n',
      '{% include "other" %}',
      '{% import "other" as o %}',
      '{% from "other" import word as x %}',
    ),
    fc.constantFrom('{% extends "other" %}', '{% include "main" %}', '{% import "main" as o with context %}'),
    tie('expression').map((a) => `{% include ${a} %}`),
    fc.tuple(tie('statement'), tie('statement')).map(([a, b]) => a + b),
    fc
      .tuple(tie('expression'), tie('statement'), tie('statement'))
      .map(([a, b, c]) => `{% if ${a} %}${b}{% else %}${c}{% endif %}`),
    fc
      .tuple(fc.constantFrom('x', 'x, y', 'x, y, z', 'n'), tie('expression'), tie('statement'))
      .map(([a, b, c]) => `{% for ${a} in ${b} %}${c}{% else %}e{% endfor %}`),
    fc
      .tuple(fc.constantFrom('x', 'n', 'device', 'x, y'), tie('expression'))
      .map(([a, b]) => `{% set ${a} = ${b} %}`),
    tie('statement').map((a) => `{% set x %}${a}{% endset %}`),
    fc
      .tuple(fc.constantFrom('m(a, b=1)', 'm()', 'x(n)', 'm(a, b=n, c=a)'), tie('statement'))
      .map(([a, b]) => `{% macro ${a} %}${b}{% endmacro %}`),
    fc
      .tuple(fc.constantFrom('one', 'two', 'three'), tie('statement'))
      .map(([a, b]) => `{% block ${a} %}${b}{% endblock %}`),
    fc
      .tuple(fc.constantFrom('m()', 'm(1)', 'o.word(1)', 'x(2)'), tie('statement'))
      .map(([a, b]) => `{% call ${a} %}${b}{% endcall %}`),
    tie('statement').map((a) => `{% filter upper %}${a}{% endfilter %}`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('statement'))
      .map(([a, b, c]) => `{% switch ${a} %}{% case ${b} %}${c}{% default %}d{% endswitch %}`),
  ),
}));
