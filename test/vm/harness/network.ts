import { join } from 'node:path';
import { type Lab, startLab } from '../../conformance/host/lab.js';

/** A NIC of a machine, and the host's end of it. */
export interface Cable {
  /** As the guest's kernel calls it: eth0, eth1, …, in this order. */
  readonly mac: string;
  readonly tap: string;
}

/** A host's network in a namespace of its own: a bridge with the addresses of the server, and machines on it. */
export interface Network {
  readonly lab: Lab;
  /** Makes the NICs of a container; gives back the path of the namespace that holds them. */
  plugClient(cables: readonly Cable[]): Promise<string>;
  /** Makes the taps of a VM; gives back the path of the host's namespace. */
  plugTaps(cables: readonly Cable[]): Promise<string>;
  /** Takes the NICs away, whatever they became. */
  unplug(cables: readonly Cable[]): Promise<void>;
  /** Runs a script of the shell on the host; throws where it fails. */
  run(script: string): Promise<string>;
  /** Starts a program on the host that stays; what it says goes to <logs>/<name>.log. */
  start(name: string, words: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

export async function startNetwork(options: {
  readonly namespace: string;
  readonly addresses: readonly string[];
  readonly logs: string;
}): Promise<Network> {
  const lab = startLab({ namespace: options.namespace });
  await lab.bridge({ addresses: options.addresses });
  let clients = 0;
  const must = async (words: readonly string[], text = ''): Promise<string> => {
    const ran = await lab.run({ at: 'host', words, text });
    if (ran.code !== 0) throw new Error(`${words.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  };
  const ip = (lines: readonly string[]): Promise<string> => must(['ip', '-batch', '-'], lines.join('\n'));
  return {
    lab,
    plugClient: async ([first, ...more]) => {
      if (first === undefined) throw new Error('a machine has one NIC at least');
      // A new namespace for each start: nothing is left of the one before.
      const name = `client-${(clients += 1)}`;
      await lab.add({ clients: [{ name, ...first }] });
      const where = await lab.path({ at: name });
      const peer = (index: number): string => `peer name eth${index + 1}`;
      await ip(
        more.flatMap(({ mac, tap }, index) => [
          `link add ${tap} type veth ${peer(index)} address ${mac} netns ${where}`,
          `link set ${tap} master br0 up`,
        ]),
      );
      return where;
    },
    plugTaps: async (cables) => {
      await ip(cables.flatMap(({ tap }) => [`tuntap add ${tap} mode tap`, `link set ${tap} master br0 up`]));
      return lab.path({ at: 'host' });
    },
    unplug: async (cables) => void (await ip(cables.map(({ tap }) => `link del ${tap}`))),
    run: (script) => must(['sh', '-ec', script]),
    start: async (name, words) =>
      void (await lab.start({ at: 'host', words, log: join(options.logs, `${name}.log`) })),
    end: () => lab.end(),
  };
}
