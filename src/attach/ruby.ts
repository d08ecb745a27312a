/** A text between Ruby's single quotes. */
export const rubyText = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
