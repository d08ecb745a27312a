/** The services with which a job ends, or the event that systemd has no word for. */
export function parseStopEvents(
  text: string,
):
  | { readonly ok: true; readonly partOf: readonly string[] }
  | { readonly ok: false; readonly event: string } {
  const events = text
    .replace(/[()]/g, ' ')
    .trim()
    .split(/\s+(?:or|and)\s+/);
  const partOf: string[] = [];
  for (const event of events) {
    const service = /^(?:stopping|stopped)\s+([\w.-]+)$/.exec(event)?.[1];
    if (service !== undefined) partOf.push(`${service}.service`);
    // Every service ends when the system goes down.
    else if (!shutdown.test(event)) return { ok: false, event };
  }
  return { ok: true, partOf };
}

const shutdown =
  /^(?:runlevel(?:\s.*)?|shutdown|(?:starting|stopping|stopped)\s+rcS?(?:\s.*)?|unmounting-filesystems?|unmounted-remote-filesystems|deconfiguring-networking)$/;
