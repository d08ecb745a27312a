export default {
  filters: {
    third: (list: string[]) => list[2].toUpperCase(),
    nothing: () => undefined,
  },
};
