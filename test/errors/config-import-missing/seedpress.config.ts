import { shout } from './filters';

export default { filters: { shout } };
