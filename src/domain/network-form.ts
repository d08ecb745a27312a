/** The versions of cloud-init's own network configuration; `disabled` leaves the network of the image alone. */
export const networkConfigs = ['v1', 'v2', 'disabled'] as const;
export type NetworkForm = (typeof networkConfigs)[number];
