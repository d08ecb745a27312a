import type { IpFamily } from '../../domain/ip-address.js';
import type { NetworkProblem } from '../../domain/layout.js';
import type { Interface } from '../../domain/network.js';
import { type LinkInterface, linksOf, macOf } from './network-links.js';
import { isStatic, subnetsOf } from './subnets.js';

/**
 * What network_data.json cannot say about these interfaces, in their order.
 * Source: cloudinit/sources/helpers/openstack.py convert_net_json.
 */
export function networkDataProblems(interfaces: readonly Interface[]): readonly NetworkProblem[] {
  const links = linksOf(interfaces);
  return interfaces.flatMap((iface) => {
    const link = links.find((held) => held === iface);
    const problems =
      link === undefined
        ? [whyLeftOut(iface, { interfaces })]
        : [...nameProblems(link, { links }), ...linkProblems(iface)];
    return problems.map((problem) => ({ interface: iface.name, ...problem }));
  });
}

type Problem = Omit<NetworkProblem, 'interface'>;

function whyLeftOut(
  iface: Interface,
  { interfaces }: { readonly interfaces: readonly Interface[] },
): Problem {
  if (iface.kind === 'dummy' || iface.name === 'lo') {
    return warning(`${iface.name} has addresses`, 'network_data.json knows NICs, bonds and VLANs only');
  }
  if (iface.kind === 'ethernet') {
    return error(
      `${iface.name} is found by match only`,
      'a MAC: network_data.json knows no other way to find a NIC',
    );
  }
  if (iface.kind !== 'vlan') {
    return error(
      `${iface.name} is a bridge`,
      'only ethernet interfaces, bonds and VLANs, because network_data.json knows nothing else',
    );
  }
  if (macOf(iface, { interfaces }) === undefined) {
    return error(
      `neither the VLAN ${iface.name} nor ${iface.link} has a MAC`,
      'a MAC for one of them, because network_data.json needs it',
    );
  }
  return error(
    `the VLAN ${iface.name} is on ${iface.link}, which network_data.json cannot hold`,
    'a VLAN on an ethernet interface, a bond or another VLAN',
  );
}

/** cloud-init makes up the names of VLANs, and before 26.1 those of bonds. */
function nameProblems(
  link: LinkInterface,
  { links }: { readonly links: readonly LinkInterface[] },
): readonly Problem[] {
  if (link.kind === 'vlan') {
    const name = `${link.link}.${link.id}`;
    return link.name === name
      ? []
      : [
          {
            ...warning(`the VLAN is named ${link.name}`, `${name}, the name that cloud-init gives it`),
            kind: 'name of a VLAN',
          },
        ];
  }
  if (link.kind === 'bond') {
    const name = `bond${links.filter(({ kind }) => kind === 'bond').indexOf(link)}`;
    return link.name === name
      ? []
      : [
          {
            ...warning(
              `the bond is named ${link.name}`,
              `${name}, the name that cloud-init before 26.1 gives it`,
            ),
            kind: 'name of a bond',
            before: '26.1',
          },
        ];
  }
  return [];
}

function linkProblems(iface: Interface): readonly Problem[] {
  const problems: Problem[] = [];
  if (iface.kind === 'ethernet' && iface.mac === undefined) {
    problems.push(
      warning(
        `${iface.name} has no MAC`,
        'a MAC for each NIC, because most OpenStack clients find it only by its MAC',
      ),
    );
  }
  for (const family of [4, 6] as const) {
    const count = defaultsOn(iface, family);
    if (count < 2 || (family === 6 && iface.acceptRa === true)) continue;
    problems.push({
      ...error(
        `${iface.name} has ${count} default routes on its IPv${family} addresses`,
        'one, because with a second one cloud-init sets up no network at all on guests with sysconfig',
      ),
      kind: 'default routes',
    });
  }
  return problems;
}

/** How many default routes hang on addresses of a family, the gateway among them. */
function defaultsOn(iface: Interface, family: IpFamily): number {
  const subnets = subnetsOf(iface, { hasSlaac: true }).filter(
    (subnet) => isStatic(subnet) && subnet.family === family,
  );
  const routes = subnets.flatMap((subnet) => subnet.routes.filter(({ prefix }) => prefix === 0));
  return routes.length + subnets.filter(({ gateway }) => gateway !== undefined).length;
}

const error = (found: string, expected: string): Problem => ({ severity: 'error', found, expected });
const warning = (found: string, expected: string): Problem => ({ severity: 'warning', found, expected });
