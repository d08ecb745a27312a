export default {
  filter: { shout: (text: string) => text.toUpperCase() },
  checks: [],
};
