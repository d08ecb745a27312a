const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const kindsOfTwo = words(
  `ethernets wifis bonds bridges vlans tunnels vrfs modems dummy-devices virtual-ethernets nm-devices`,
);

/** The words of cloud-init's two forms of a network-config. */
export const networkFacts = {
  /** `type` of an entry of version 1. Source: cloudinit/net/network_state.py command handlers. */
  typesOfOne: words('physical bond bridge vlan infiniband loopback nameserver route'),
  /** The keys of version 2 that hold interfaces by their names. Source: netplan 1.1. */
  kindsOfTwo,
  /** All keys at the top of version 2. */
  topKeysOfTwo: [...kindsOfTwo, ...words('version renderer openvswitch')],
  /** The keys of an interface of version 2, whatever its kind. Source: netplan 1.1, src/parse.c. */
  keysOfTwo: words(`
    accept-ra access-points activation-mode addresses apn auth auto-config bonds bridges carrier
    critical delay-virtual-functions-rebind dhcp-identifier dhcp4 dhcp4-overrides dhcp6 dhcp6-overrides device-id
    embedded-switch-mode emit-lldp gateway4 gateway6 generic-receive-offload generic-segmentation-offload gsm hairpin
    id ignore-carrier infiniband-mode input-key interfaces ipv6-address-generation ipv6-address-token ipv6-mtu
    ipv6-privacy key keys large-receive-offload link link-local local mac-learning macaddress mark match mode mtu
    nameservers neigh-suppress network-id networkmanager openvswitch optional optional-addresses output-key parameters
    password peer peers pin port port-mac-learning ra-overrides receive-checksum-offload regulatory-domain remote
    renderer routes routing-policy rules set-name sim-id sim-operator-id table tcp-segmentation-offload
    tcp6-segmentation-offload transmit-checksum-offload ttl type-of-service udp-checksum number username
    virtual-function-count vlan-id wakeonlan wakeonwlan ageing limit notifications checksums extensions
    flow-label short-circuit do-not-fragment port-range type`),
} as const;
