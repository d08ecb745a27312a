/** The report's program and its style for browsers: the compile step, and Vite for the tests, bundle them (scripts/lib/browser-bundles.mjs). */
declare module '*/app.bundle.js' {
  export const script: string;
  export const style: string;
}
