/** Files in other languages: the compile step, and Vite for the tests, make modules of them (scripts/lib/embedded.mjs). */
declare module '*.py.js' {
  export const text: string;
}

declare module '*.sh.js' {
  export const text: string;
}
