import type { TryResult } from '../../pipeline/try/try-device.js';

type Tried = Extract<TryResult, { outcome: 'tried' }>;

/** cloud-init came to its end, with a seed, and showed no error. */
export const isGood = ({ verdict }: Tried): boolean =>
  verdict.isFinished && verdict.errors.length === 0 && !hasNoSource(verdict);

const hasNoSource = ({ dataSource = '' }: Tried['verdict']): boolean =>
  dataSource.startsWith('DataSourceNone');

/** What a trial came to, in a few lines for a person. */
export function verdictText(
  tried: Tried,
  { elapsedMs, timeoutMs }: { readonly elapsedMs: number; readonly timeoutMs: number },
): string {
  const { verdict, folder } = tried;
  const rows = [
    `seedpress: ${headline(tried, { timeoutMs })} (${Math.round(elapsedMs / 1000)} s)`,
    ...(verdict.dataSource === undefined ? [] : [row('source', verdict.dataSource)]),
    ...verdict.errors.map((text) => row('error', text)),
    ...verdict.warnings.map((text) => row('warning', text)),
    ...(folder === undefined ? [] : [row('kept', folder)]),
  ];
  return `${rows.join('\n')}\n`;
}

function headline({ verdict, ending }: Tried, { timeoutMs }: { timeoutMs: number }): string {
  const name = `cloud-init${verdict.version === undefined ? '' : ` ${verdict.version}`}`;
  if (verdict.isFinished) {
    if (hasNoSource(verdict)) return `${name} finished but found no seed`;
    const { errors, warnings } = verdict;
    return errors.length > 0
      ? `${name} finished with errors`
      : `${name} finished ${warnings.length === 0 ? 'without warnings' : 'with warnings'}`;
  }
  if (ending === 'interrupted') return 'interrupted';
  if (verdict.lines === 0)
    return "nothing came over the serial console; the guest's kernel needs console=ttyS0, and the machine a boot loader or -kernel";
  const reason = ending === 'timeout' ? `in ${timeoutMs / 1000} s` : 'before the machine shut down';
  return verdict.version === undefined
    ? `cloud-init printed nothing ${reason}; is it installed and enabled in the image?`
    : `${name} did not finish ${reason}`;
}

const row = (name: string, text: string): string => `  ${name.padEnd(8)} ${text}`;
