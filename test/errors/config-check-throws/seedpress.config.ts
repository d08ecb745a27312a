export default {
  checks: {
    rack: ({ device }) => device.vars.rakc.length > 2 ? [] : [],
  },
};
