import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { PartDeclaration } from '../domain/part.js';
import type { Site } from '../domain/site.js';
import { replacePlaceholders } from './placeholders.js';
import { type PlaceOf, placesOf } from './rendered-text.js';

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
  readonly has: (name: string, chain: readonly string[]) => boolean;
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
    { type, site, templates, url }: { type: DeviceType; site: Site; templates: TemplateReader; url: string },
  ) {
    this.#device = device;
    this.#chain = type.chain;
    this.#scope = {
      device: device.view,
      type: { name: type.name, chain: type.chain },
      site: site.view,
      seed_url: url,
    };
    this.#templates = templates;
  }

  get deviceId(): Device['id'] {
    return this.#device.id;
  }

  get os(): Device['os'] {
    return this.#device.os;
  }

  /** The template's text for this device; none after a mistake, which then is in `diagnostics`. */
  rendered(name: string): string | undefined {
    const result = this.#templates.render(name, {
      chain: this.#chain,
      scope: this.#scope,
      device: this.#device.id,
    });
    if (!result.ok) {
      this.diagnostics.push(...result.diagnostics);
      return undefined;
    }
    return replacePlaceholders(result.text, this.#device.placeholders);
  }

  /** The template's text as it stands, for a part whose braces belong to the guest. */
  verbatim(name: string): string {
    return replacePlaceholders(this.#read(name), this.#device.placeholders);
  }

  /** Finds the lines of a text in the template that it was made of. */
  placesOf({ template, origin }: Pick<PartDeclaration, 'template' | 'origin'>, rendered: string): PlaceOf {
    const folder = this.#chain.find((type) => this.#templates.has(template, [type]));
    const file = `templates/${folder}/${template}`;
    return placesOf({ rendered, source: this.#read(template), file, origin });
  }

  #read(name: string): string {
    const text = this.#templates.read(name, { chain: this.#chain });
    // The inventory has checked that every declared template exists.
    if (text === undefined) throw new Error(`template ${name} of ${this.#device.type} has vanished`);
    return text;
  }
}
