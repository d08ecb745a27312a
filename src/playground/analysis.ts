import type { FileKind } from '../checks/lint/file-kind.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonObject } from '../domain/json.js';
import type { MergedDetails } from '../report/data/device-details.js';

/** What seedpress has to say of a text, without a site and without files. */
export interface Analysis {
  readonly kind: FileKind;
  /** In the order of their lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of user-data: what cloud-init takes it for, in its order. */
  readonly parts: readonly AnalysedPart[];
  /** Of user-data: the cloud-config that a guest makes of the parts. */
  readonly merged?: MergedDetails;
  /** Of a network-config: its interfaces under the names of the inventory. */
  readonly interfaces: readonly JsonObject[];
}

export interface AnalysedPart {
  readonly filename: string;
  readonly contentType: string;
  /** What becomes of it, in words. */
  readonly fate: string;
  /** In bytes of UTF-8, decoded. */
  readonly size: number;
  readonly content: string;
}
