import type { JsonValue } from '../../domain/json.js';
import type { Origin } from '../../domain/origin.js';
import type { SourcePath } from '../../domain/source-node.js';

/** A value of a device, and where it comes from. */
export interface ExplainedValue {
  readonly path: SourcePath;
  /** As the device has it: rendered, in its canonical spelling. */
  readonly value: JsonValue;
  /** Absent where no file says it. */
  readonly origin?: Origin;
  /** The text of the inventory that was rendered to it. */
  readonly renderedFrom?: string;
  /** What it comes from where no file says it: `default: the id`. */
  readonly reason?: string;
  /** Nothing sets it, and it has no default. */
  readonly isUnset: boolean;
  /** A mapping or list whose values are explained one by one behind it. */
  readonly hasParts: boolean;
  /** What lower levels of the cascade said, the nearest first, as it is written there. */
  readonly overrode: readonly OverriddenValue[];
}

export interface OverriddenValue {
  readonly value: JsonValue;
  readonly origin: Origin;
}
