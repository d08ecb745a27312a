export default {
  filters: { shout: (text) => { text },
};
