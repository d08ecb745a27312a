import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceNode } from '../../domain/source-node.js';

export interface ParsedFile {
  /** Absent where the file holds nothing, or nothing that can be read. */
  readonly node?: SourceNode;
  readonly diagnostics: readonly Diagnostic[];
}
