const client = { carries: [], ownKeys: {} };

export default {
  layouts: {
    nocloud: { files: () => [], tops: ['lab'], client },
    lab: { files: () => [], tops: ['openstack'], client },
    other: { tops: ['other'], client },
  },
};
