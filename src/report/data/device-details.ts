/** What the page of a device shows beside its row and its network. Secrets are masked. */
export interface DeviceDetails {
  readonly parts: readonly PartDetails[];
  readonly merged: MergedDetails;
  readonly values: readonly ValueDetails[];
  readonly files: readonly FileDetails[];
  readonly attach: readonly AttachDetails[];
}

/** A part of user-data or vendor-data, line by line. */
export interface PartDetails {
  readonly list: 'user_data' | 'vendor_data';
  readonly filename: string;
  readonly contentType: string;
  readonly mergeType?: string;
  /** What else is said of it: `gzip`, `launch-index 2`. */
  readonly notes: readonly string[];
  /** The template's file. */
  readonly template: string;
  /** Where the part is declared: `templates/waf/type.yaml:4:5`. */
  readonly declared: string;
  readonly lines: readonly LineDetails[];
}

export interface LineDetails {
  readonly text: string;
  /** The line of the template; absent where no single line made it. */
  readonly line?: number;
  /** Where the values that stand in it come from; each `key file:line`. */
  readonly from?: readonly string[];
}

/** The cloud-config that the guest ends up with. */
export interface MergedDetails {
  /** Its lines, each with the part that it is from. */
  readonly lines: readonly { readonly text: string; readonly from: string }[];
  /** The parts that are no part of it, and why. */
  readonly others: readonly { readonly part: string; readonly why: string }[];
  /** Why cloud-init would stop at it. */
  readonly failure?: string;
}

export interface ValueDetails {
  readonly key: string;
  readonly value: string;
  /** `devices/site.yaml:11:9`, or why no file says it. */
  readonly origin: string;
  /** The text that was rendered to it. */
  readonly renderedFrom?: string;
  /** What it overrode, the nearest first. */
  readonly overrode: readonly { readonly value: string; readonly origin: string }[];
}

export interface FileDetails {
  readonly path: string;
  readonly mode: string;
  readonly bytes: number;
  readonly notes: readonly string[];
}

/** What one hypervisor is told of the device. */
export interface AttachDetails {
  readonly hypervisor: string;
  /** `publishedToken` stands in it for the absolute path of out/current. */
  readonly text: string;
}

/** A file of the report holds no path of the machine that made it. */
export const publishedToken = '/path/to/out/current';
