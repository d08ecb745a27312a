/** A text of AppleScript. */
export const appleText = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
