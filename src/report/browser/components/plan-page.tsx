import { useEffect, useState } from 'preact/hooks';
import type { LivePlan, PlanFile, PlanGroup } from '../../data/live.js';
import { askServer } from '../data/live.js';
import { deviceHash } from '../data/route.js';
import { Message } from './message.js';
import { Section } from './section.js';

/** What the next build would change. */
export function PlanPage() {
  const [plan, setPlan] = useState<LivePlan | 'loading' | 'failed'>('loading');
  useEffect(() => {
    askServer<LivePlan>('plan').then(
      (answer) => setPlan(answer ?? 'failed'),
      () => setPlan('failed'),
    );
  }, []);
  if (plan === 'loading') return <p class="loading">Comparing the inputs with the published site …</p>;
  if (plan === 'failed')
    return (
      <Message
        isPage
        title="No plan"
        text="The server could not make a plan. Its terminal shows the reason."
      />
    );
  const { errors, inputs, added, removed, groups, siteFiles } = plan;
  if (errors.length > 0)
    return (
      <>
        <div class="heading">
          <h1>Plan</h1>
          <p class="sums">the inputs have errors, so a build would publish nothing</p>
        </div>
        {errors.map((error) => (
          <pre key={error} class="note scroller" tabIndex={0}>
            {error}
          </pre>
        ))}
      </>
    );
  const changed = groups.reduce((sum, { devices }) => sum + devices.length, 0);
  const isEmpty = added.length + removed.length + changed + siteFiles.length === 0;
  if (isEmpty) return <Message isPage title="Nothing to do" text="A build would change nothing." />;
  return (
    <>
      <div class="heading">
        <h1>Plan</h1>
        <p class="sums">
          {added.length} added, {changed} changed, {removed.length} removed
          {inputs.length > 0
            ? `; ${inputs.slice(0, mostNamed).join(', ')}${inputs.length > mostNamed ? ' …' : ''}`
            : ''}
        </p>
      </div>
      {added.length > 0 && <Names title="Added" ids={added} kind="added" />}
      {removed.length > 0 && <Names title="Removed" ids={removed} kind="removed" />}
      {groups.map((group) => (
        <Group key={group.devices[0]} group={group} />
      ))}
      {siteFiles.length > 0 && (
        <Section title="Files of the host and of guests">
          <Files files={siteFiles} />
        </Section>
      )}
    </>
  );
}

const mostNamed = 4;
const mostIds = 60;

const few = (ids: readonly string[]): string =>
  ids.length <= mostIds
    ? ids.join(', ')
    : `${ids.slice(0, mostIds).join(', ')} and ${(ids.length - mostIds).toLocaleString('en-US')} more`;

const Names = ({
  title,
  ids,
  kind,
}: {
  readonly title: string;
  readonly ids: readonly string[];
  readonly kind: string;
}) => (
  <Section title={title}>
    <p class={`names ${kind}`}>{few(ids)}</p>
  </Section>
);

const reachTexts = {
  yes: 'reaches the guest at its next boot',
  no: 'does not reach the guest by itself',
  'in part': 'partly reaches the guest',
  unknown: 'unknown whether it reaches the guest',
} as const;

function Group({ group: { devices, type, boot, reaches, files } }: { readonly group: PlanGroup }) {
  const [first = '', ...others] = devices;
  return (
    <Section
      title={`${devices.length} changed ${devices.length === 1 ? 'device' : 'devices'} of type ${type}`}
    >
      <p>
        <span class={`reach ${reaches.replace(' ', '-')}`}>{reachTexts[reaches]}</span>{' '}
        <a href={deviceHash(first)}>{first}</a>
        {others.length > 0 && (
          <span class="beside">
            {' '}
            and {others.length} more with the same changes: {few(others)}
          </span>
        )}
      </p>
      {boot.length > 0 && (
        <ul class="boot-lines">
          {boot.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Files files={files} />
    </Section>
  );
}

const Files = ({ files }: { readonly files: readonly PlanFile[] }) => (
  <>
    {files.map(({ kind, path, lines }) => (
      <details key={path} class="part" open={lines.length > 0 && lines.length <= mostOpen}>
        <summary>
          <span class="filename">{path}</span>
          <span class="said">{kind}</span>
        </summary>
        {lines.length > 0 && (
          <div class="scroller" tabIndex={0} role="group" aria-label={path}>
            <table class="code diff">
              <caption class="hidden">Changed lines of {path}</caption>
              <tbody>
                {lines.map((line, index) => (
                  <tr key={index} class={classOf(line)}>
                    <td class="text">{line}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </details>
    ))}
  </>
);

const mostOpen = 60;

const classOf = (line: string): string | undefined =>
  ({ '+': 'added', '-': 'removed', '@': 'hunk' })[line[0] ?? ''];
