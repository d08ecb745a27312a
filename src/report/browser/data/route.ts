/** Which page is shown, out of the part of the address behind `#`. */
export type Route =
  | { readonly page: 'fleet'; readonly query: FleetQuery }
  | { readonly page: 'device'; readonly id: string }
  | { readonly page: 'boot' }
  | { readonly page: 'plan' };

export interface FleetQuery {
  readonly search: string;
  readonly type: string;
  readonly group: string;
  readonly state: string;
  readonly sort: string;
  readonly isDescending: boolean;
}

export const wholeFleet: FleetQuery = {
  search: '',
  type: '',
  group: '',
  state: '',
  sort: 'id',
  isDescending: false,
};

export function routeOf(hash: string): Route {
  const [path = '', parameters = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, id] = path.split('/', 2);
  if (page === 'device' && id !== undefined) return { page, id: decoded(id) };
  if (page === 'boot' || page === 'plan') return { page };
  const given = new URLSearchParams(parameters);
  const sort = given.get('sort') ?? '';
  return {
    page: 'fleet',
    query: {
      search: given.get('q') ?? '',
      type: given.get('type') ?? '',
      group: given.get('group') ?? '',
      state: given.get('state') ?? '',
      sort: sort.replace(/^-/, '') || 'id',
      isDescending: sort.startsWith('-'),
    },
  };
}

export function hashOf(query: FleetQuery): string {
  const { search, type, group, state, sort, isDescending } = query;
  const given = new URLSearchParams();
  if (search !== '') given.set('q', search);
  if (type !== '') given.set('type', type);
  if (group !== '') given.set('group', group);
  if (state !== '') given.set('state', state);
  if (sort !== 'id' || isDescending) given.set('sort', `${isDescending ? '-' : ''}${sort}`);
  const text = given.toString();
  return text === '' ? '#/' : `#/?${text}`;
}

export const deviceHash = (id: string): string => `#/device/${encodeURIComponent(id)}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
