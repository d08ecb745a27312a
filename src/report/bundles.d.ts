/** Programs and styles for browsers: the compile step, and Vite for the tests, bundle them (scripts/lib/browser-bundles.mjs). */
declare module '*.bundle.js' {
  interface Text {
    /** SHA-256, in hex. */
    readonly digest: string;
    readonly text: () => string;
  }
  export const script: Text;
  export const style: Text;
}
