import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type PlaceOf, placesOf } from '../diagnostics/rendered-text.js';
import type { Device, FileSource, TemplateSource } from '../domain/device.js';
import { type DeviceGroup, foldersOf } from '../domain/device-group.js';
import type { DeviceType } from '../domain/device-type.js';
import type { JsonObject } from '../domain/json.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import type { Site } from '../domain/site.js';
import { plainNetwork } from '../encode/network/plain-network.js';
import { replacePlaceholders } from './placeholders.js';

/** What the seed needs of the templates: the floor beside this one fulfils it. */
export interface TemplateReader {
  readonly render: (
    name: string,
    options: {
      readonly chain: readonly string[];
      readonly scope: Readonly<Record<string, unknown>>;
      readonly device: string;
      readonly groups: ReadonlyMap<string, DeviceGroup>;
    },
  ) =>
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
  readonly read: (name: string, options: { readonly chain: readonly string[] }) => string | undefined;
  readonly bytes: (name: string, options: { readonly chain: readonly string[] }) => Uint8Array | undefined;
  readonly has: (name: string, chain: readonly string[]) => boolean;
}

/** What every template sees; the network's values are worked out where one looks at them. */
function scopeOf(device: Device, { type, site, url }: Pick<TextContext, 'type' | 'site' | 'url'>) {
  let network: JsonObject | undefined;
  return {
    device: device.view,
    type: { name: type.name, chain: type.chain },
    site: site.view,
    seed_url: url,
    get network() {
      network ??= plainNetwork(device.interfaces);
      return network;
    },
  };
}

/** What the texts of a device come from. */
export interface TextContext {
  /** With the parts of the device's groups. */
  readonly type: DeviceType;
  /** All groups of the site: a template may look at any of them. */
  readonly groups: ReadonlyMap<string, DeviceGroup>;
  readonly site: Site;
  readonly templates: TemplateReader;
  /** Where the device finds its own folder, with a slash at its end. */
  readonly url: string;
}

/** A part as one device gets it, with all that a message about it needs. */
export interface RenderedPart {
  readonly part: Part;
  readonly declaration: PartDeclaration;
  readonly list: PartList;
  /** Finds the lines of the text in the template that it was made of. */
  readonly placeOf: PlaceOf;
}

/** Which of a type's lists a part stands in. */
export type PartList = 'user_data' | 'vendor_data';

/** The templates as one device sees them: rendered with its values, its placeholders replaced. */
export class TextSource {
  readonly diagnostics: Diagnostic[] = [];
  /** Its parts in their order, to be looked at. */
  readonly parts: RenderedPart[] = [];
  readonly #device: Device;
  readonly #type: DeviceType;
  readonly #groups: TextContext['groups'];
  readonly #scope: Readonly<Record<string, unknown>>;
  readonly #templates: TemplateReader;
  /** For cloud-configs that say nothing about their merging. */
  readonly mergeType: string | undefined;

  constructor(device: Device, { type, groups, site, templates, url }: TextContext) {
    this.#device = device;
    this.#type = type;
    this.#groups = groups;
    this.#scope = scopeOf(device, { type, site, url });
    this.#templates = templates;
    this.mergeType = type.mergeType ?? site.mergeType;
  }

  get deviceId(): Device['id'] {
    return this.#device.id;
  }

  get os(): Device['os'] {
    return this.#device.os;
  }

  /** The template's text for this device; none after a mistake, which then is in `diagnostics`. */
  rendered(source: TemplateSource): string | undefined {
    const result = this.#templates.render(source.template, {
      chain: foldersOf(source, this.#type),
      scope: this.#scope,
      device: this.#device.id,
      groups: this.#groups,
    });
    if (!result.ok) {
      this.diagnostics.push(...result.diagnostics);
      return undefined;
    }
    return replacePlaceholders(result.text, this.#device.placeholders);
  }

  /** The template's text as it stands, for a part whose braces belong to the guest. */
  verbatim(source: TemplateSource): string {
    return replacePlaceholders(this.#read(source), this.#device.placeholders);
  }

  /** A file of templates/ as it is. */
  bytes(source: FileSource): Uint8Array {
    const chain = foldersOf(source, this.#type);
    return this.#existing(source.file, this.#templates.bytes(source.file, { chain }));
  }

  /** Finds the lines of a text in the template that it was made of. */
  placesOf(source: TemplateSource & Partial<Pick<PartDeclaration, 'origin'>>, rendered: string): PlaceOf {
    const { template, origin } = source;
    const folder = foldersOf(source, this.#type).find((type) => this.#templates.has(template, [type]));
    const file = `templates/${folder}/${template}`;
    // A line that no line of the template made is shown at its start where nobody says who named it.
    const start = { file, line: 1, column: 1 };
    const placeholders = Object.keys(this.#device.placeholders).filter((token) => token !== '');
    return placesOf({ rendered, source: this.#read(source), file, origin: origin ?? start, placeholders });
  }

  #read(source: TemplateSource): string {
    const chain = foldersOf(source, this.#type);
    return this.#existing(source.template, this.#templates.read(source.template, { chain }));
  }

  #existing<T>(name: string, content: T | undefined): T {
    // The inventory has checked that every declared template exists.
    if (content === undefined) throw new Error(`template ${name} of ${this.#device.type} has vanished`);
    return content;
  }
}
