export default {
  filters: { shout: (text: string => text },
};
