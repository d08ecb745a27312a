import type { MergedPart } from './merged-config.js';

/** What became of a part, in words. */
export function fateText({ contentType, fate }: Pick<MergedPart, 'contentType' | 'fate'>): string {
  switch (fate.kind) {
    case 'merged':
      return fate.isOwn ? `merged by ${fate.how}` : 'merged in the default way of cloud-init';
    case 'patched':
      return 'patched the parts above';
    case 'dropped':
      return `dropped by cloud-init: ${fate.why}`;
    case 'unfollowed':
      return `not shown, because seedpress cannot tell what cloud-init makes of it: ${fate.why}`;
    case 'other':
      return `${contentType}, not a cloud-config`;
    case 'template':
      return 'a jinja template, which only the guest can render';
    case 'elsewhere':
      return 'for an instance with a different launch index';
    case 'refused':
      return 'refused by the user-data';
  }
}
