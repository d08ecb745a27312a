import { afterEach, describe, expect, test } from 'vitest';
import { requires } from '../support/requires.js';
import { runScript } from '../support/scripts.js';
import { type BuiltFleet, builtFleet } from './host/built-fleet.js';
import { freePort, startHostServer } from './host/web-servers.js';

/** What python/cloudbase_init.py prints. */
interface Read {
  readonly boots: readonly ({ readonly passwords: number; readonly status: number | null } | null)[];
  readonly failures: readonly string[];
  readonly cloudstack: readonly string[] | null;
  readonly ec2: readonly string[] | null;
}

const keys = {
  ops: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM ops@example.net',
  deploy:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFyOzs7oT3mZ2y5vJ0QH4eQy1mN8kq0w9c2pVJ9n5o1L deploy@example.net',
};

/** Checkouts to run: it is in no package that tests could install. */
const checkouts = [process.env.SEEDPRESS_CLOUDBASE_INIT].filter((folder) => folder !== undefined);

requires('nginx')('cloudbase-init over HTTP', () => {
  let fleet: BuiltFleet | undefined;
  let end: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await end?.();
    fleet?.remove();
  });

  /** Serves a device with these layouts to whoever asks from 127.0.0.1; gives the URL. */
  const serve = async (layouts: readonly string[]): Promise<string> => {
    const port = await freePort();
    fleet = await builtFleet({
      site: { server: { address: '127.0.0.1', port }, images: [], layouts },
      devices: [{ id: 'win', type: 'vm', os: 'windows', management_ip: '127.0.0.1', public_keys: keys }],
      template: '#cloud-config\nhostname: win\n',
    });
    end = await startHostServer('nginx', { out: fleet.out, port });
    return `http://127.0.0.1:${port}/`;
  };

  test('OpenStack: where it would post the password that it made up, there is one', async () => {
    const answer = await fetch(`${await serve(['openstack'])}openstack/2013-04-04/password`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toBe('');
  });

  test('CloudStack: its keys are keys', async () => {
    const answer = await fetch(`${await serve(['cloudstack'])}latest/meta-data/public-keys`);
    expect((await answer.text()).trimEnd().split('\n')).toEqual(Object.values(keys));
  });

  describe.each(checkouts)('its own code, in %s', (checkout) => {
    const readFrom = async (layouts: readonly string[]): Promise<Read> =>
      runScript<Read>('cloudbase_init', [checkout, await serve(layouts)]);

    test('OpenStack: the password is set in the first boot, and no other boot changes it', async () => {
      const { boots, failures } = await readFrom(['openstack']);
      expect(failures).toEqual([]);
      // 1 is PLUGIN_EXECUTION_DONE.
      expect(boots).toEqual([
        { passwords: 1, status: 1 },
        { passwords: 0, status: 1 },
      ]);
    });

    test.each([[['cloudstack']], [['openstack', 'cloudstack']]])(
      'CloudStack: the keys are keys, with the layouts %j',
      async (layouts) => {
        expect((await readFrom(layouts)).cloudstack).toEqual(Object.values(keys).sort());
      },
    );

    test('EC2: the keys are keys', async () => {
      expect((await readFrom(['ec2'])).ec2).toEqual(Object.values(keys).sort());
    });
  });
});
