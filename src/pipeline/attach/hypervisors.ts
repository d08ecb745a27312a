/** What the command line says about hypervisors; nothing heavy is loaded with it. */
export { type MachineOption, machineOptions } from '../../attach/hypervisor.js';
export { hypervisors } from '../../attach/hypervisors/index.js';
export { type Firmware, firmwares, type Way, ways } from '../../attach/machine.js';
