import { describe, expect, test } from 'vitest';
import { mistakesOf, render } from './render.js';

const message = (place: string): string =>
  `${place}: error template-syntax: {# does not begin a comment here, so the guest would get its text; ` +
  'expected {## … ##}, because {# is used by the shell\n' +
  '  fix: if you want the characters {# themselves, put them between {% raw %} and {% endraw %}';

describe('comments of jinja', () => {
  test.each([
    ['a {# b #}', ['1:3']],
    ['{#b#}\n {#- c -#}', ['1:1', '2:2']],
    ['x\n{# from here\n to there #}\ny', ['2:1']],
    ['{# {{ undefined_name }} #} {# x #}', ['1:1', '1:28']],
    ['a: "{# b #}" # {## ours ##}{# c #}', ['1:5', '1:28']],
    ['{% if true %}\n  {# a #}\n{% endif %}', ['2:3']],
  ])('%s', async (text, places) => {
    expect(await mistakesOf(text)).toEqual(places.map((place) => message(`templates/waf/main:${place}`)));
  });
});

describe('braces that are no comment', () => {
  test.each([
    `\${#name} "\${#}" \${#list[@]} #}`,
    '{#IFNAME} and {#IFTYPE}',
    'a {#b\nc#} d',
    '{# a',
    '{#if x}y{/if}',
    "awk '{# not here\\n print }' x",
  ])('%s', async (text) => {
    expect(await render(text)).toMatchObject({ ok: true, text });
  });

  test('what is raw, or a comment of ours', async () => {
    expect(await render('{% raw %}{# a #}{% endraw %}{## {# b #} ##}')).toMatchObject({
      ok: true,
      text: '{# a #}',
    });
  });
});
