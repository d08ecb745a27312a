import { type BootWave, bootWave, durationText, quantile } from '../data/boot-wave.js';
import type { Live } from '../data/live.js';
import { hashOf, wholeFleet } from '../data/route.js';
import { Message } from './message.js';
import { StateMark } from './state-mark.js';

/** How the fleet boots: what its machines have read and reported, over time. */
export function BootPage({ live }: { readonly live: Live['devices'] }) {
  const devices = [...live.values()];
  const wave = bootWave(devices);
  if (devices.length === 0)
    return (
      <Message
        isPage
        title="Waiting for the server"
        text="Boot states come from the access log of 'seedpress serve' and of other web servers that serve the same folder."
      />
    );
  const states = (['finished', 'reading', 'silent'] as const).map((state) => ({
    state,
    count: devices.filter((device) => device.state === state).length,
  }));
  return (
    <>
      <div class="heading">
        <h1>Boot wave</h1>
        <p class="sums">which machines have read their seeds, and which have reported that they are done</p>
      </div>
      <ul class="tiles">
        {states.map(({ state, count }) => (
          <li key={state}>
            <a href={hashOf({ ...wholeFleet, state })}>
              <StateMark state={state} />
              <b>{count}</b>
              <span class="beside">of {devices.length}</span>
            </a>
          </li>
        ))}
        {wave !== undefined && wave.durations.length > 0 && (
          <li>
            <span class="beside">from first request to done</span>
            <b>{durationText(quantile(wave.durations, 0.5))}</b>
            <span class="beside">9 of 10 within {durationText(quantile(wave.durations, 0.9))}</span>
          </li>
        )}
      </ul>
      {wave === undefined ? (
        <Message
          isPage
          title="No machine has sent a request yet"
          text="The curve begins with the first request of a device."
        />
      ) : (
        <Wave wave={wave} count={devices.length} />
      )}
    </>
  );
}

const wide = { width: 1000, height: 320, left: 46, bottom: 30, top: 12, right: 12 };
/** The words of a drawing shrink with it: a phone gets a smaller one. */
const narrow = { ...wide, width: 400, height: 260 };

function Wave({ wave: { start, points }, count }: { readonly wave: BootWave; readonly count: number }) {
  const size = window.innerWidth > 720 ? wide : narrow;
  const end = Math.max(1000, points.at(-1)?.at ?? 0);
  const x = (at: number): number => size.left + (at / end) * (size.width - size.left - size.right);
  const y = (value: number): number =>
    size.height - size.bottom - (value / count) * (size.height - size.bottom - size.top);
  const stairs = (valueOf: (point: BootWave['points'][number]) => number): string =>
    points
      .map((point, index) => `${index === 0 ? `M${x(0)} ${y(0)}` : `H${x(point.at)}`}V${y(valueOf(point))}`)
      .join('') + `H${x(end)}`;
  const area = (line: string): string => `${line}V${y(0)}H${x(0)}Z`;
  const [begun, finished] = [stairs((point) => point.begun), stairs((point) => point.finished)];
  const last = points.at(-1);
  return (
    <figure class="wave-figure">
      <svg class="wave" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="wave-words">
        <title id="wave-words">
          {`Since ${start}: within ${durationText(end)}, ${last?.begun ?? 0} of ${count} devices began to read and ${last?.finished ?? 0} were done`}
        </title>
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line
              class="grid"
              x1={size.left}
              x2={size.width - size.right}
              y1={y(part * count)}
              y2={y(part * count)}
            />
            <text class="axis" x={size.left - 8} y={y(part * count) + 4} text-anchor="end">
              {Math.round(part * count)}
            </text>
          </g>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <text
            key={part}
            class="axis"
            x={x(part * end)}
            y={size.height - 8}
            text-anchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
          >
            {part === 0 ? '0' : durationText(part * end)}
          </text>
        ))}
        <path class="area begun" d={area(begun)} />
        <path class="area finished" d={area(finished)} />
        <path class="curve begun" d={begun} />
        <path class="curve finished" d={finished} />
      </svg>
      <figcaption>
        <span class="key begun" aria-hidden="true" /> began to read{' '}
        <span class="key finished" aria-hidden="true" /> done; since{' '}
        <time dateTime={start}>{start.slice(0, 19).replace('T', ' ')}</time> UTC
      </figcaption>
    </figure>
  );
}
