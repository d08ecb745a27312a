/** What writes the network in a guest, by the names of cloud-init's own setting `network: renderers`. */
export const networkRenderers = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager'] as const;
export type NetworkRenderer = (typeof networkRenderers)[number];
