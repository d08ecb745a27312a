// What a browser would run or load if somebody took a text for markup; `ran` tells that it did.
const script = 'window.ran=1';
const tags = [
  'img',
  'svg',
  'body',
  'video',
  'audio',
  'input',
  'details',
  'iframe',
  'object',
  'marquee',
  'math',
  'a',
];
const events = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onmouseover', 'onstart', 'onanimationstart'];

/** At least 200 texts, each of one line. */
export const hostileMarkup: readonly string[] = [
  ...tags.flatMap((tag) => [
    ...events.map((event) => `<${tag} src=x ${event}=${script}>`),
    ...events.map((event) => `"><${tag}/${event}='${script}'>`),
  ]),
  ...['script', 'SCRIPT', 'style', 'title', 'textarea', 'noscript', 'xmp', 'template'].flatMap((tag) => [
    `</${tag}><script>${script}</script>`,
    `<${tag}>${script}</${tag}>`,
    `--></${tag}><img src=x onerror=${script}>`,
  ]),
  ...[
    `javascript:${script}`,
    `'-${script}-'`,
    `\\u003cscript\\u003e${script}\\u003c/script\\u003e`,
    `&lt;script&gt;${script}&lt;/script&gt;`,
    `<!--<script>${script}</script>`,
    `<![CDATA[<script>${script}</script>]]>`,
    `<base href="http://192.0.2.1/">`,
    `<meta http-equiv=refresh content="0;url=http://192.0.2.1/">`,
    `<link rel=stylesheet href=http://192.0.2.1/x.css>`,
    `<form action=http://192.0.2.1/><button autofocus>x</button></form>`,
    '`${' + script + '}`',
    `{"constructor":{"prototype":{"ran":1}}}`,
    `__proto__`,
  ],
];
