/** A text between PowerShell's single quotes, where nothing but they themselves has a meaning. */
export const powershellText = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
