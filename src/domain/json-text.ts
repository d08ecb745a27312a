/** A text as JSON. A fleet has tens of thousands of paths, few of which have anything to escape. */
export const jsonText = (text: string): string => (isPlain.test(text) ? `"${text}"` : JSON.stringify(text));

const isPlain = /^[ !#-[\]-~]*$/;
