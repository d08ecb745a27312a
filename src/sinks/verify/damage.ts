/** Something of what a build left that is not as the build left it. */
export interface Damage {
  /** Below the output folder. */
  readonly path: string;
  readonly what: 'missing' | 'changed' | 'unexpected';
  /** Whose data it is; absent for what belongs to no device. */
  readonly device?: string;
}
