import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../support/folders.js';
import { python } from '../../support/python.js';

/** What a program printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What cloud-init reads in a lease. */
export interface ReadLease {
  readonly address: string;
  readonly mask: string;
  readonly hostname: string | null;
  readonly domain: string | null;
  readonly router: string | null;
  readonly nameservers: string | null;
  readonly routes: readonly (readonly [string, string])[];
}

/** A seed as one of cloud-init's readers sees it, or why it sees none. */
export interface ReadSeed {
  readonly id?: string;
  readonly hostname?: string;
  /** SHA-256 of the user-data. */
  readonly user_data?: string;
  readonly error?: string;
}

export interface Answers {
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The distinct bodies of answers with status 200. */
  readonly bodies: readonly string[];
}

/** A host with a bridge and clients in network namespaces; test/conformance/host/lab.py does the work. */
export interface Lab {
  bridge(options: { readonly addresses: readonly string[] }): Promise<void>;
  add(options: {
    readonly clients: readonly { readonly name: string; readonly mac: string; readonly tap: string }[];
  }): Promise<void>;
  /** The network namespace of a client, or of `host`: a path for nsenter. */
  path(options: { readonly at: string }): Promise<string>;
  /** `at` is the name of a client, or `host`. */
  run(options: {
    readonly at: string;
    readonly words: readonly string[];
    readonly text?: string;
    readonly timeout?: number;
  }): Promise<Ran>;
  start(options: {
    readonly at: string;
    readonly words: readonly string[];
    readonly log: string;
  }): Promise<number>;
  signal(options: { readonly pid: number; readonly name: string }): Promise<void>;
  /** null for a client that gets no lease. */
  lease(options: { readonly names: readonly string[] }): Promise<Readonly<Record<string, ReadLease | null>>>;
  lease6(options: { readonly name: string }): Promise<string>;
  configure(options: { readonly leases: Readonly<Record<string, ReadLease | null>> }): Promise<void>;
  read(options: {
    readonly names: readonly string[];
    readonly readers: readonly string[];
    readonly url: string;
  }): Promise<{
    readonly seeds: Readonly<Record<string, Readonly<Record<string, ReadSeed>>>>;
    readonly seconds: number;
  }>;
  ask(options: {
    readonly requests: Readonly<Record<string, readonly string[]>>;
    readonly address: string;
    readonly port: number;
  }): Promise<Readonly<Record<string, Answers>>>;
  /** Claims by IPv6 neighbour discovery that an address is at this MAC. */
  claim(options: {
    readonly name: string;
    readonly address: string;
    readonly mac: string;
    readonly to: string;
  }): Promise<void>;
  /** Sends Ethernet frames, in hex and each with eight bytes of its own at the end; says which ones arrive. */
  frames(options: {
    readonly sender: string;
    readonly receiver: string;
    readonly frames: readonly string[];
  }): Promise<readonly boolean[]>;
  /** Ends all that runs in it; the namespaces go with it. */
  end(): Promise<void>;
}

export function startLab({ namespace }: { readonly namespace: string }): Lab {
  const script = join(projectRoot, 'test/conformance/host/lab.py');
  const child = spawn(python, [script], {
    env: { ...process.env, NAMESPACE: namespace },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));

  const call = async (name: string, options: unknown = {}): Promise<never> => {
    const answer = new Promise<string>((resolve, reject) => {
      waiting.push(resolve);
      void ended.then(() => reject(new Error(`the lab ended during ${name}`)));
    });
    child.stdin.write(`${JSON.stringify([name, options])}\n`);
    const { value, error } = JSON.parse(await answer) as { value: never; error?: string };
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return value;
  };
  const method =
    (name: string) =>
    (options: unknown): Promise<never> =>
      call(name, options);
  return {
    bridge: method('bridge'),
    add: method('add'),
    path: method('path'),
    run: method('run'),
    start: method('start'),
    signal: method('signal'),
    lease: method('lease'),
    lease6: method('lease6'),
    configure: method('configure'),
    read: method('read'),
    ask: method('ask'),
    claim: method('claim'),
    frames: method('frames'),
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
