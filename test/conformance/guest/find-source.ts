import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../support/folders.js';
import { guestFolder } from '../../support/guest-site.js';
import { python } from '../../support/python.js';

const checkout = process.env.SEEDPRESS_CLOUD_INIT;

/** Debian's cloud-init and, where the folder of a checkout is given, the newest: name -> PYTHONPATH. */
export const clients: readonly (readonly [string, string])[] = [
  ["Debian's", ''],
  ...(checkout === undefined ? [] : [['the newest', checkout] as const]),
];

interface Part {
  readonly type: string;
  readonly filename: string | null;
  readonly body: string;
}

/** What cloud-init gets from a data source when it asks by its own interface. */
interface Answers {
  readonly source: string;
  readonly hostname: string;
  readonly fqdn: string;
  readonly instance_id: string;
  readonly public_keys: readonly string[];
  readonly availability_zone: string | null;
  readonly subplatform: string;
  readonly network_config: unknown;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly user_data: readonly Part[];
  readonly vendor_data: readonly Part[];
  /** Whether the next boot uses what was read, by what the data source says of it. */
  readonly is_kept: boolean;
}

interface Found {
  /** null where no data source of the list had data. */
  readonly answers: Answers | null;
  readonly seconds: number;
  readonly warnings: readonly string[];
}

interface Guest {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder of the data source; the default is that of a site with the article's names. */
  readonly modules?: string;
  readonly list?: readonly string[];
  /** Name of a file in /sys/class/dmi/id -> its text. */
  readonly dmi?: Readonly<Record<string, string>>;
  /** PYTHONPATH: whose cloud-init it is. */
  readonly cloudInit?: string;
}

/** Lets cloud-init look for the data source as at boot. The server may be in this process: it runs beside it. */
export function findSource({
  settings,
  modules = guestFolder(),
  list = ['Nsfocus'],
  dmi = {},
  cloudInit = '',
}: Guest): Promise<Found> {
  const script = join(projectRoot, 'test', 'conformance', 'python', 'guest_source.py');
  const request = { modules, list, settings: { Nsfocus: settings }, dmi };
  const env = { ...process.env, PYTHONPATH: cloudInit, PYTHONDONTWRITEBYTECODE: '1' };
  return new Promise((resolve, reject) => {
    const child = execFile(python, [script], { encoding: 'utf8', env }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout) as Found);
      else reject(new Error(`${script} failed:\n${stderr}`, { cause: error }));
    });
    child.stdin?.end(JSON.stringify(request));
  });
}
