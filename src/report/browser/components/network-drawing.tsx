import type { NetworkInterface } from '../../data/network.js';
import { type NetworkBox, networkLayout } from '../data/network-layout.js';

/** A device's network as a picture; who does not see it has the same in words. */
export function NetworkDrawing({
  id,
  interfaces,
}: {
  readonly id: string;
  readonly interfaces: readonly NetworkInterface[];
}) {
  if (interfaces.length === 0) return <p class="none">The inventory gives this device no interface.</p>;
  const { width, height, boxes, lines } = networkLayout(interfaces);
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={`Network of ${id}`}>
      <svg
        class="network"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby="network-words"
      >
        <title id="network-words">{inWords(interfaces)}</title>
        {lines.map(({ from, to, path }) => (
          <path key={`${from} ${to}`} class={to.startsWith('gateway ') ? 'line out' : 'line'} d={path} />
        ))}
        {boxes.map((box) => (
          <Box key={box.key} box={box} />
        ))}
      </svg>
    </div>
  );
}

const Box = ({ box: { kind, title, label, lines, x, y, width, height } }: { readonly box: NetworkBox }) => (
  <g class={`box ${kind}`} transform={`translate(${x} ${y})`}>
    <rect width={width} height={height} rx="9" />
    <text class="title" x="14" y="20">
      {title}
    </text>
    <text class="label" x="14" y="36">
      {label}
    </text>
    {lines.map((line, index) => (
      <text key={line} class="text" x="14" y={58 + index * 19}>
        {line}
      </text>
    ))}
  </g>
);

function inWords(interfaces: readonly NetworkInterface[]): string {
  return interfaces
    .map(({ name, kind, mac, addresses, dynamic, gateway4, gateway6, routes, members = [], link, id }) =>
      [
        `${name} is ${kind === 'ethernet' ? 'a NIC' : `a ${kind}`}`,
        ...(mac === undefined ? [] : [`MAC ${mac}`]),
        ...(members.length === 0 ? [] : [`of ${members.join(' and ')}`]),
        ...(link === undefined ? [] : [`number ${id} on ${link}`]),
        ...addresses,
        ...dynamic,
        ...[gateway4, gateway6].flatMap((address) => (address === undefined ? [] : [`gateway ${address}`])),
        ...routes.map((route) => `route ${route}`),
      ].join(', '),
    )
    .join('. ');
}
