export default {
  layouts: {
    lab: {
      files: ({ id }) => [{ path: `lab/../../${id}`, content: '' }],
      tops: ['lab'],
      client: { carries: [], ownKeys: {} },
    },
  },
};
