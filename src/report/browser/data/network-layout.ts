import type { NetworkInterface } from '../../data/network.js';

/** A box of the drawing. Lengths are pixels. */
export interface NetworkBox {
  readonly key: string;
  /** `gateway` and `host` stand outside of the device. */
  readonly kind: NetworkInterface['kind'] | 'gateway' | 'host';
  readonly title: string;
  readonly label: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface NetworkLine {
  readonly from: string;
  readonly to: string;
  /** For the `d` of a path. */
  readonly path: string;
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly NetworkBox[];
  readonly lines: readonly NetworkLine[];
}

/** Where everything of a device's network stands: NICs at the left, what is made of them beside them, gateways at the right. */
export function networkLayout(interfaces: readonly NetworkInterface[]): NetworkLayout {
  const levels = levelsOf(interfaces);
  const last = Math.max(0, ...levels.values());
  const hosts = [...new Set(interfaces.flatMap(({ hostBridge }) => hostBridge ?? []))];
  const offset = hosts.length > 0 ? 1 : 0;
  const gateways = [...new Set(interfaces.flatMap(gatewaysOf))];
  const sizes: readonly Sized[] = [
    ...hosts.map((name) => ({
      ...plain,
      key: `host ${name}`,
      kind: 'host' as const,
      title: name,
      label: 'host bridge',
      column: 0,
      from: [],
    })),
    ...interfaces.map((nic) => ({
      key: nic.name,
      kind: nic.kind,
      title: nic.name,
      label: labelOf(nic),
      lines: linesOf(nic),
      column: (levels.get(nic.name) ?? 0) + offset,
      from: [...belowOf(nic), ...(nic.hostBridge === undefined ? [] : [`host ${nic.hostBridge}`])],
    })),
    ...gateways.map((address) => ({
      ...plain,
      key: `gateway ${address}`,
      kind: 'gateway' as const,
      title: address,
      label: 'gateway',
      column: last + offset + 1,
      from: interfaces.filter((nic) => gatewaysOf(nic).includes(address)).map(({ name }) => name),
    })),
  ];
  return placed(sizes);
}

interface Sized extends Pick<NetworkBox, 'key' | 'kind' | 'title' | 'label' | 'lines'> {
  readonly column: number;
  /** Keys of the boxes at its left that lead to it. */
  readonly from: readonly string[];
}

const plain = { lines: [] as readonly string[] };

const gatewaysOf = ({ gateway4, gateway6 }: NetworkInterface): readonly string[] => [
  ...(gateway4 === undefined ? [] : [gateway4]),
  ...(gateway6 === undefined ? [] : [gateway6]),
];

const belowOf = ({ members = [], link }: NetworkInterface): readonly string[] =>
  link === undefined ? members : [...members, link];

/** How many interfaces stand below each other to make one. */
function levelsOf(interfaces: readonly NetworkInterface[]): ReadonlyMap<string, number> {
  const byName = new Map(interfaces.map((nic) => [nic.name, nic]));
  const levels = new Map<string, number>();
  const levelOf = (name: string, above: readonly string[]): number => {
    const known = levels.get(name);
    const nic = byName.get(name);
    if (known !== undefined) return known;
    if (nic === undefined || above.includes(name)) return -1;
    const below = belowOf(nic).map((own) => levelOf(own, [...above, name]));
    const level = Math.max(-1, ...below) + 1;
    levels.set(name, level);
    return level;
  };
  for (const { name } of interfaces) levelOf(name, []);
  return levels;
}

function labelOf({ kind, mode, id, vlanTag }: NetworkInterface): string {
  if (kind === 'bond') return mode === undefined ? 'bond' : `bond, ${mode}`;
  if (kind === 'vlan') return `VLAN ${id ?? ''}`;
  if (kind === 'ethernet') return vlanTag === undefined ? 'NIC' : `NIC, host VLAN ${vlanTag}`;
  return kind;
}

const linesOf = ({
  mac,
  addresses,
  dynamic,
  nameservers = [],
  routes,
  mtu,
}: NetworkInterface): readonly string[] => [
  ...(mac === undefined ? [] : [mac]),
  ...addresses,
  ...dynamic,
  ...routes,
  ...nameservers.map((address) => `DNS ${address}`),
  ...(mtu === undefined ? [] : [`MTU ${mtu}`]),
];

const metrics = { character: 7.3, padding: 14, head: 44, line: 19, column: 76, row: 18, narrowest: 150 };

function placed(sizes: readonly Sized[]): NetworkLayout {
  const columns = Math.max(0, ...sizes.map(({ column }) => column)) + 1;
  const boxes = new Map<string, NetworkBox>();
  let x = 1;
  let height = 0;
  for (let column = 0; column < columns; column += 1) {
    const own = sizes.filter((box) => box.column === column);
    const width = Math.max(metrics.narrowest, ...own.map(widthOf));
    const wanted = own
      .map((box) => ({ box, middle: middleOf(box.from, boxes) }))
      .sort((a, b) => (a.middle ?? 0) - (b.middle ?? 0));
    let y = 1;
    for (const { box, middle } of wanted) {
      const tall = heightOf(box);
      y = Math.max(y, (middle ?? 0) - tall / 2);
      const { key, kind, title, label, lines } = box;
      boxes.set(key, { key, kind, title, label, lines, x, y, width, height: tall });
      y += tall + metrics.row;
      height = Math.max(height, y - metrics.row);
    }
    x += own.length === 0 ? 0 : width + metrics.column;
  }
  const lines = sizes.flatMap(({ key, from }) =>
    from.flatMap((other) => {
      const [start, end] = [boxes.get(other), boxes.get(key)];
      return start === undefined || end === undefined
        ? []
        : [{ from: other, to: key, path: pathOf(start, end) }];
    }),
  );
  return {
    width: Math.max(0, x - metrics.column) + 1,
    height: height + 1,
    boxes: [...boxes.values()],
    lines,
  };
}

const widthOf = ({ title, label, lines }: Sized): number =>
  2 * metrics.padding +
  metrics.character * Math.max(title.length * 1.15, label.length, ...lines.map(({ length }) => length));

const heightOf = ({ lines }: Sized): number =>
  metrics.head + (lines.length === 0 ? 4 : lines.length * metrics.line + 10);

/** The middle of the boxes that lead to one; undefined where none does. */
function middleOf(keys: readonly string[], boxes: ReadonlyMap<string, NetworkBox>): number | undefined {
  const middles = keys.flatMap((key) => {
    const box = boxes.get(key);
    return box === undefined ? [] : [box.y + box.height / 2];
  });
  return middles.length === 0 ? undefined : middles.reduce((sum, middle) => sum + middle, 0) / middles.length;
}

function pathOf(from: NetworkBox, to: NetworkBox): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
