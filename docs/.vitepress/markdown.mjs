/** @typedef {import('vitepress').MarkdownRenderer} Markdown */

/**
 * Braces are those of our templates and angle brackets stand for names: Vue must read neither.
 * @param {Markdown} md
 */
export function plainText(md) {
  const { code_inline: code, text } = md.renderer.rules;
  md.renderer.rules.code_inline = (...args) => (code?.(...args) ?? '').replace('<code', '<code v-pre');
  md.renderer.rules.text = (...args) => (text?.(...args) ?? '').replaceAll('{', '&#123;');
  md.renderer.rules.html_inline = (tokens, index) => {
    const { content = '' } = tokens[index] ?? {};
    return content.startsWith('<!--') ? '' : md.utils.escapeHtml(content);
  };
}

/**
 * A link to a file that is no page (a test, a folder, a schema) leads somewhere in the repository only: the site keeps its words.
 * @param {Markdown} md
 */
export function pageLinksOnly(md) {
  md.core.ruler.push('page-links-only', ({ tokens }) => {
    for (const { children } of tokens) {
      let isInside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') isInside = !isPage(String(token.attrGet('href')));
        if (!isInside || !token.type.startsWith('link_')) continue;
        if (token.type === 'link_close') isInside = false;
        token.type = 'text';
        token.content = '';
      }
    }
  });
}

/**
 * The corner of a table has no text, and so it is no header: a screen reader would announce it.
 * @param {Markdown} md
 */
export function noEmptyHeaders(md) {
  md.core.ruler.push('no-empty-headers', ({ tokens }) => {
    tokens.forEach((token, index) => {
      if (token.type !== 'th_open' || tokens[index + 1]?.content !== '') return;
      token.tag = 'td';
      const end = tokens[index + 2];
      if (end !== undefined) end.tag = 'td';
    });
  });
}

/**
 * Code that is indented looks as code between fences does: it scrolls by itself where it is wide.
 * @param {Markdown} md
 */
export function fencedCode(md) {
  const { rules } = md.renderer;
  rules.code_block = (tokens, index, ...more) => {
    const token = tokens[index];
    if (token !== undefined) token.info = 'text';
    return rules.fence?.(tokens, index, ...more) ?? '';
  };
}

/** @param {string} href */
const isPage = (href) => /^(?:[a-z]+:|#)/.test(href) || /\.md(?:#.*)?$/.test(href);
