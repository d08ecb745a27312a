import { guestFacts } from '../checks/guest-facts.js';
import type { KnownTexts } from '../checks/known-texts/known-texts.js';
import type { GuestFacts } from '../checks/parts/check.js';
import type { ScriptText } from '../checks/script-text.js';
import type { ConfigSchema } from '../cloud-init/schema/json-schema.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type PlaceOf, placesOf } from '../diagnostics/rendered-text.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { JsonObject } from '../domain/json.js';
import type { Origin } from '../domain/origin.js';
import type { PartDeclaration } from '../domain/part.js';
import type { Site } from '../domain/site.js';
import type { SourceNode } from '../domain/source-node.js';
import { valueOrigins } from '../domain/value-origins.js';
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
    },
  ) =>
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
  readonly read: (name: string, options: { readonly chain: readonly string[] }) => string | undefined;
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
  readonly type: DeviceType;
  readonly site: Site;
  readonly templates: TemplateReader;
  /** Where the device finds its own folder, with a slash at its end. */
  readonly url: string;
  /** cloud-init's schema of cloud-configs, where one is at hand. */
  readonly schema?: ConfigSchema | undefined;
  /** What was said about other texts of the same run. */
  readonly known?: KnownTexts;
  /** The device's values with their places. */
  readonly source?: SourceNode | undefined;
}

/** The templates as one device sees them: rendered with its values, its placeholders replaced. */
export class TextSource {
  readonly diagnostics: Diagnostic[] = [];
  /** The scripts among its parts, for programs to read. */
  readonly scripts: ScriptText[] = [];
  /** What the checks of its parts are told of the device's guest. */
  readonly guest: GuestFacts;
  /** Where a value of the device was written, by its text. */
  readonly originOf: ((text: string) => Origin | undefined) | undefined;
  readonly #device: Device;
  readonly #chain: readonly string[];
  readonly #scope: Readonly<Record<string, unknown>>;
  readonly #templates: TemplateReader;

  constructor(device: Device, { type, site, templates, url, schema, known, source }: TextContext) {
    this.#device = device;
    this.#chain = type.chain;
    this.#scope = scopeOf(device, { type, site, url });
    this.#templates = templates;
    this.originOf = source && valueOrigins(source);
    const facts = guestFacts(type.cloudInit ?? site.cloudInit, schema);
    this.guest = known === undefined ? facts : { ...facts, known };
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
    const placeholders = Object.keys(this.#device.placeholders).filter((token) => token !== '');
    return placesOf({ rendered, source: this.#read(template), file, origin, placeholders });
  }

  #read(name: string): string {
    const text = this.#templates.read(name, { chain: this.#chain });
    // The inventory has checked that every declared template exists.
    if (text === undefined) throw new Error(`template ${name} of ${this.#device.type} has vanished`);
    return text;
  }
}
