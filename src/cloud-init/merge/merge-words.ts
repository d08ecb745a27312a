import type { MergerName } from './merge-types.js';

/** The settings that each merger looks for; any other word is ignored. Sources: mergers/m_dict.py, m_list.py, m_str.py. */
export const mergeWords: Readonly<Record<MergerName, readonly string[]>> = {
  dict: [
    'replace',
    'no_replace',
    'recurse_str',
    'recurse_array',
    'recurse_list',
    'recurse_dict',
    'allow_delete',
  ],
  list: [
    'append',
    'prepend',
    'replace',
    'no_replace',
    'recurse_str',
    'recurse_dict',
    'recurse_array',
    'recurse_list',
  ],
  // Source: cloud-init's documentation lists more for it than its code reads.
  str: ['append', 'no_replace', 'replace'],
};
