/** libvirt makes names with these prefixes up itself and drops those that it is given (formatdomain.rst, target). */
export const isLibvirtsOwn = (tap: string): boolean => /^(?:vnet|vif|macvtap|macvlan)/.test(tap);
