import { expect, test } from 'vitest';
import { dataBlock, html } from '../../../src/report/html.js';

test('what stands in markup is text', () => {
  const hostile = `<img src=x onerror="alert('1')">&amp;`;
  expect(html`<td title="${hostile}">${hostile}</td>`.markup).toBe(
    '<td title="&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;amp;">&#60;img src=x onerror=&#34;alert(&#39;1&#39;)&#34;&#62;&#38;amp;</td>',
  );
  expect(html`<ul>${['a', '<b>'].map((text) => html`<li>${text}</li>`)}</ul>`.markup).toBe(
    '<ul><li>a</li><li>&#60;b&#62;</li></ul>',
  );
});

test('data end no script', () => {
  const { markup } = dataBlock('site', { name: '</script><script>alert(1)</script><!--' });
  expect(markup.match(/</g)).toHaveLength(2);
  expect(JSON.parse(/>(.*)<\/script>$/.exec(markup)?.[1] ?? '')).toEqual({
    name: '</script><script>alert(1)</script><!--',
  });
});
