export default {
  checks: {
    rack: ({ device }) => device.vars.rack === 'r1',
  },
};
