/** Programs and styles for browsers: the compile step, and Vite for the tests, bundle them (scripts/lib/browser-bundles.mjs). */
declare module '*.bundle.js' {
  export const script: string;
  export const style: string;
}
