/** Whether `serve` shows the report. A page that was opened as a file, or lies on another server, has nobody to ask. */
export const isServed = (): boolean => location.pathname.startsWith('/-/');
