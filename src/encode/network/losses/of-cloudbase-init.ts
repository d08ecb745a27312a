import { familyOf, formatCidr, type InterfaceAddress, type IpFamily } from '../../../domain/ip-address.js';
import type { BondInterface, Interface } from '../../../domain/network.js';
import { gatewaysOf, type Hop, hopsOf, routesOf } from '../hops.js';
import { isStatic, subnetsOf } from '../subnets.js';
import { type Fact, routeValue } from './facts.js';
import type { NetworkFormat, NetworkLoss } from './network-loss.js';
import { isSetting } from './of-netplan-settings.js';
import { hasStatic, hasStaticOf, isNameserver, withoutMetric } from './predicates.js';

type MaybeInterface = Interface | undefined;

const all = ['v1', 'v2', 'networkData'] as const satisfies readonly NetworkFormat[];
const outputs = ['cloudbase-init'] as const;
const plugin = 'plugins/common/networkconfig.py';

const lostGateway = {
  v1: 'v1: a default route that belongs to an address which is lost',
  v2: 'v2: all default routes of an interface except the first one',
  networkData: 'network_data.json: a default route that belongs to an address which is lost',
};

const foreignGateway = {
  v1: 'v1: an address whose default route has a gateway of the other family',
  v2: 'v2: addresses of both families on an interface with a default route',
};

/** What the plugin passes over, whatever the form. */
const unread =
  /^(search.*|accept-ra|renderer|optional|critical|ignore-carrier|activation-mode|dhcp-identifier|link-local|ipv6-.*|dhcp[46]-.*|match (name|driver)|mac|wake-on-lan|route-.*|address-.*|rule|bond-(?!mode$|hash-policy$|lacp-rate$).*)$/;

/**
 * What cloudbase-init does not take of a network, or adds to it. Bridges and VLANs that are on no bond are refused elsewhere,
 * since a machine would have no network. docs/networks.md shows the table.
 */
export const lossesOfCloudbaseInit: readonly NetworkLoss[] = [
  {
    what: 'everything except names, MTU, addresses, default routes, nameservers, VLANs of bonds, and members, mode, hash policy and LACP rate of bonds',
    source: `${plugin} _process_network_details_v2`,
    ...{ formats: all, outputs, direction: 'missing' },
    applies: (fact) => unread.test(fact.key) || isSetting(fact),
  },
  {
    what: 'all routes except default routes',
    source: `${plugin} _process_networks`,
    ...{ formats: all, outputs, direction: 'missing' },
    applies: (fact) => fact.key === 'route' && !isDefault(fact),
  },
  {
    what: 'the metric of a default route',
    source: `${plugin} _process_networks`,
    ...{ formats: all, outputs, direction: 'missing' },
    applies: (fact) => isDefault(fact) && !fact.value.endsWith(' metric none'),
  },
  {
    what: 'the default route without its metric',
    source: `${plugin} _process_networks`,
    ...{ formats: all, outputs, direction: 'extra' },
    applies: (fact, iface) =>
      isDefault(fact) &&
      iface !== undefined &&
      hopsOf(iface).some((hop) => withoutMetric(textOfHop(hop)) === fact.value),
  },
  {
    what: 'all addresses of a family except the last one',
    source: 'osutils/windows.py _set_static_network_config',
    ...{ formats: all, outputs, direction: 'missing' },
    isHarmful: true,
    applies: ({ key, value }, iface) =>
      key === 'address' && !settingsOf(iface, 'v1').some(({ address }) => cidrOf(address) === value),
  },
  ...all.map(
    (form): NetworkLoss => ({
      what: lostGateway[form],
      source: `${plugin} _process_networks`,
      ...{ formats: [form], outputs, direction: 'missing' },
      isHarmful: true,
      applies: (fact, iface) =>
        isDefault(fact) &&
        !settingsOf(iface, form).some(
          ({ gateway }) => gateway !== undefined && textOfHop(gateway) === fact.value,
        ),
    }),
  ),
  {
    what: 'nameservers of an interface without an address',
    source: `${plugin} _process_networks`,
    ...{ formats: all, outputs, direction: 'missing' },
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface),
  },
  {
    what: 'v2: an interface with an address and no nameservers gets the nameservers of other interfaces',
    source: `${plugin} _get_default_dns_nameservers`,
    ...{ formats: ['v2'], outputs, direction: 'extra' },
    applies: (fact, iface) => isNameserver(fact) && iface?.nameservers.addresses.length === 0,
  },
  {
    what: 'DHCP of a family that also has a static address',
    source: 'osutils/windows.py _set_static_network_config',
    ...{ formats: all, outputs, direction: 'missing' },
    applies: ({ key, value }, iface) => key === 'dhcp' && hasStaticOf(iface, Number(value)),
  },
  {
    what: 'DHCP of a family without any address: this is what Windows does by default',
    source: `${plugin} _process_networks`,
    ...{ formats: all, outputs, direction: 'extra' },
    applies: ({ key, value }, iface) => key === 'dhcp' && !hasStaticOf(iface, Number(value)),
  },
  {
    what: 'a NIC is always renamed to the name of the inventory',
    source: `${plugin} _process_physical_links`,
    ...{ formats: all, outputs, direction: 'extra' },
    applies: ({ key }) => key === 'set-name',
  },
  {
    what: 'the LACP rate of a bond whose mode is not 802.3ad',
    source: 'metadata/services/nocloudservice.py _parse_bond_config_item',
    ...{ formats: ['v1', 'v2'], outputs, direction: 'missing' },
    applies: ({ key }, iface) => key === 'bond-lacp-rate' && isBond(iface) && iface.mode !== '802.3ad',
  },
  {
    what: 'network_data.json: the LACP rate of a bond',
    source: 'metadata/services/baseopenstackservice.py _parse_network_data_links',
    ...{ formats: ['networkData'], outputs, direction: 'missing' },
    applies: ({ key }) => key === 'bond-lacp-rate',
  },
  {
    what: 'v2: an address with a label or a lifetime',
    source: `${plugin} _process_networks`,
    ...{ formats: ['v2'], outputs, direction: 'fails', isHarmful: true },
    applies: ({ key }) => key.startsWith('address-'),
  },
  {
    what: 'v2: a bond',
    source:
      'metadata/services/nocloudservice.py _parse_mac_address, utils/windows/netlbfo.py _get_primary_adapter_name',
    ...{ formats: ['v2'], outputs, direction: 'fails' },
    applies: ({ key, value }) => key === 'kind' && value === 'bond',
  },
  {
    what: 'a bond with mode `broadcast`',
    source: 'utils/windows/netlbfo.py NETWORK_MODEL_TEAM_MODE_MAP',
    ...{ formats: all, outputs, direction: 'fails' },
    applies: ({ key, value }) => key === 'bond-mode' && value === 'broadcast',
  },
  ...(['v1', 'v2'] as const).map(
    (form): NetworkLoss => ({
      what: foreignGateway[form],
      source: `${plugin} _process_networks`,
      ...{ formats: [form], outputs, direction: 'fails' },
      applies: ({ key, value }, iface) =>
        key === 'address' &&
        everySettingOf(iface, form).some(
          ({ address, gateway }) =>
            cidrOf(address) === value &&
            gateway?.via !== undefined &&
            familyOf(gateway.via) !== familyOf(address.address),
        ),
    }),
  ),
];

const isBond = (iface: MaybeInterface): iface is BondInterface => iface?.kind === 'bond';

const isDefault = ({ key, value }: Fact): boolean => key === 'route' && /^(0\.0\.0\.0|::)\/0 /.test(value);

/** What is set for one address of an interface. */
interface Setting {
  readonly address: InterfaceAddress;
  readonly gateway: Hop | undefined;
}

/** What stays: the last address of each family, since each one replaces that before it. */
function settingsOf(iface: MaybeInterface, form: NetworkFormat): readonly Setting[] {
  const last = new Map<IpFamily, Setting>();
  for (const setting of everySettingOf(iface, form)) last.set(familyOf(setting.address.address), setting);
  return [...last.values()];
}

/** Each address with the first default route that stands beside it: in v2 all routes of its interface do. */
function everySettingOf(iface: MaybeInterface, form: NetworkFormat): readonly Setting[] {
  if (iface === undefined) return [];
  const gatewayOf = (hops: readonly Hop[]): Hop | undefined => hops.find(({ prefix }) => prefix === 0);
  if (form === 'v2') {
    const gateway = gatewayOf([...gatewaysOf(iface), ...routesOf(iface)]);
    return iface.addresses.map((address) => ({ address, gateway }));
  }
  return subnetsOf(iface, { hasSlaac: form === 'networkData' })
    .filter(isStatic)
    .flatMap(({ address, gateway, routes }) => {
      const own = gateway === undefined ? [] : [gateway];
      const hops = form === 'v1' ? [...routes, ...own] : [...own, ...routes];
      return address === undefined ? [] : [{ address, gateway: gatewayOf(hops) }];
    });
}

const textOfHop = ({ via, metric, ...to }: Hop): string =>
  routeValue({ to: formatCidr(to), via: via ?? 'nothing', metric });

const cidrOf = ({ address, prefix }: InterfaceAddress): string => `${address}/${prefix}`;
