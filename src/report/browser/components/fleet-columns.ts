/** A column of the fleet's table; `name` is what it is sorted by. */
export interface Column {
  readonly name: 'id' | 'type' | 'address' | 'mac' | 'uuid' | 'seeds' | 'state' | 'changed';
  readonly title: string;
}

const always: readonly Column[] = [
  { name: 'id', title: 'Device' },
  { name: 'type', title: 'Type' },
  { name: 'address', title: 'Address' },
  { name: 'mac', title: 'MAC' },
  { name: 'uuid', title: 'UUID' },
  { name: 'seeds', title: 'Seeds' },
];

/** What only a server knows. */
const served: readonly Column[] = [
  { name: 'state', title: 'State' },
  { name: 'changed', title: 'Changed' },
];

export const columns = (isLive: boolean): readonly Column[] => (isLive ? [...always, ...served] : always);
