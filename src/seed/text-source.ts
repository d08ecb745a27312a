import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { Site } from '../domain/site.js';
import { replacePlaceholders } from './placeholders.js';

/** What the seed needs of the templates: the floor beside this one fulfils it. */
export interface TemplateReader {
  readonly render: (
    name: string,
    options: {
      readonly chain: readonly string[];
      readonly scope: Readonly<Record<string, unknown>>;
      readonly device: string;
    },
  ) =>
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
  readonly read: (name: string, options: { readonly chain: readonly string[] }) => string | undefined;
}

/** The templates as one device sees them: rendered with its values, its placeholders replaced. */
export class TextSource {
  readonly diagnostics: Diagnostic[] = [];
  readonly #device: Device;
  readonly #chain: readonly string[];
  readonly #scope: Readonly<Record<string, unknown>>;
  readonly #templates: TemplateReader;

  constructor(
    device: Device,
    { type, site, templates }: { type: DeviceType; site: Site; templates: TemplateReader },
  ) {
    this.#device = device;
    this.#chain = type.chain;
    this.#scope = { device: device.view, type: { name: type.name, chain: type.chain }, site: site.view };
    this.#templates = templates;
  }

  get deviceId(): string {
    return this.#device.id;
  }

  /** The template's text for this device; an empty one after a mistake, which then is in `diagnostics`. */
  rendered(name: string): string {
    const result = this.#templates.render(name, {
      chain: this.#chain,
      scope: this.#scope,
      device: this.#device.id,
    });
    if (!result.ok) {
      this.diagnostics.push(...result.diagnostics);
      return '';
    }
    return replacePlaceholders(result.text, this.#device.placeholders);
  }

  /** The template's text as it stands, for a part whose braces belong to the guest. */
  verbatim(name: string): string {
    const text = this.#templates.read(name, { chain: this.#chain });
    // The inventory has checked that every declared template exists.
    if (text === undefined) throw new Error(`template ${name} of ${this.#device.type} has vanished`);
    return replacePlaceholders(text, this.#device.placeholders);
  }
}
