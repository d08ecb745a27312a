import { address } from './address.js';
import { b64 } from './b64.js';
import { defaultFilter } from './default.js';
import type { Filter, Filters } from './filter.js';
import { float } from './float.js';
import { groupby } from './groupby.js';
import { host } from './host.js';
import { indent } from './indent.js';
import { int } from './int.js';
import { join } from './join.js';
import { json } from './json.js';
import { netmask } from './netmask.js';
import { network } from './network.js';
import { pad } from './pad.js';
import { prefix } from './prefix.js';
import { readfile } from './readfile.js';
import { rejectattr } from './rejectattr.js';
import { replace } from './replace.js';
import { selectattr } from './selectattr.js';
import { sha512crypt } from './sha512crypt.js';
import { shell } from './shell.js';
import { sort } from './sort.js';
import { stockFilters } from './stock.js';
import { sum } from './sum.js';
import { yaml } from './yaml.js';
import { yescrypt } from './yescrypt.js';

const all: readonly Filter[] = [
  yaml,
  json,
  shell,
  b64,
  indent,
  pad,
  host,
  network,
  netmask,
  address,
  prefix,
  sha512crypt,
  yescrypt,
  readfile,
  defaultFilter,
  int,
  float,
  join,
  sort,
  sum,
  groupby,
  selectattr,
  rejectattr,
  replace,
  ...stockFilters,
];

/** Every filter by its name and its alias. */
export const filters: Filters = new Map(
  all.flatMap((filter) =>
    [filter.name, ...(filter.alias === undefined ? [] : [filter.alias])].map((name) => [name, filter]),
  ),
);

/** One row of the table of filters. */
export interface FilterDoc {
  readonly name: string;
  /** As it is written behind the bar: `pad(width)`; what may be left out with what then stands for it. */
  readonly signature: string;
  readonly summary: string;
  readonly example: Filter['example'];
}

export const filterDocs: readonly FilterDoc[] = all.map(({ name, alias, summary, example, parameters }) => ({
  name,
  signature: `${[name, ...(alias === undefined ? [] : [alias])].join(', ')}${argumentsOf(parameters)}`,
  summary,
  example,
}));

function argumentsOf(parameters: Filter['parameters']): string {
  const names = Object.entries(parameters).map(([name, { isRequired, fallback }]) => {
    if (isRequired) return name;
    return `${name}=${fallback === undefined ? 'none' : JSON.stringify(fallback)}`;
  });
  return names.length === 0 ? '' : `(${names.join(', ')})`;
}
