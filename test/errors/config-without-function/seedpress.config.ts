// filters: { shout: none }
export default {
  filters: { shout: 'upper' },
  checks: { rack: { max: 5 } },
};
