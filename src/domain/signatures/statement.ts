/** What is signed of a device: that it holds this, as `contentDigest` says it. */
export const deviceStatement = (id: string, { content }: { readonly content: string }): string =>
  `seedpress device\nid ${id}\ncontent ${content}\n`;
