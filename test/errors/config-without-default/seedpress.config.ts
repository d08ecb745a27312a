export const filters = { shout: (text: string) => text.toUpperCase() };
