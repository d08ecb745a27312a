import { textCycle } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parseDeviceId } from '../../domain/device-id.js';
import { formatPath, type SourceMap, type SourcePath, type SourceScalar } from '../../domain/source-node.js';
import type { RenderString } from '../capabilities.js';
import { unreadable } from '../shape/plain.js';
import { isTemplate, isTemplateNode } from './is-template.js';

/** A text of the record, and where it stands in it. */
export interface RecordText {
  readonly scalar: SourceScalar;
  readonly path: SourcePath;
}

export interface TextContext {
  readonly renderString: RenderString;
  readonly groups: Parameters<RenderString>[1]['groups'];
  /** What every text sees: `site`, `type`, and `n` in a repeat. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Makes `device`, which asks for a text when somebody looks at it, and not before. */
  readonly makeDevice: (looks: DeviceLooks) => Readonly<Record<string, unknown>>;
}

/** What `device` asks when somebody looks at one of its values. */
export interface DeviceLooks {
  readonly textOf: (text: RecordText) => string;
  /** The id of the device. */
  readonly id: () => string;
}

type Scope = Readonly<Record<string, unknown>>;

/**
 * The texts of one device's record, each rendered when it is first asked for. A text may refer to any other
 * value of the record, which may be a text to render as well: then that one comes first and the text that
 * asked is rendered again, so that no rendering runs inside of another one.
 */
export class RecordTexts {
  readonly diagnostics: Diagnostic[] = [];
  readonly #record: SourceMap;
  readonly #context: TextContext;
  readonly #rendered = new Map<SourceScalar, string | typeof unreadable>();
  readonly #running: RecordText[] = [];
  #scopeWithDevice: Scope | undefined;
  // What the present rendering looked at: texts that are not rendered yet, and whether one cannot be.
  #needed: RecordText[] = [];
  #isSpoilt = false;

  constructor(record: SourceMap, context: TextContext) {
    this.#record = record;
    this.#context = context;
    // The id comes first and sees no `device`: all other texts may refer to it.
    const id = record.entries.get('id')?.node;
    if (id?.kind === 'scalar' && isTemplate(id.value)) this.#attempt(id, context.scope);
  }

  /** The text of a scalar that holds a template. */
  render(scalar: SourceScalar, path: SourcePath): string | typeof unreadable {
    if (!this.#rendered.has(scalar)) this.#renderAll({ scalar, path });
    return this.#rendered.get(scalar) ?? unreadable;
  }

  #renderAll(text: RecordText): void {
    const { scalar } = text;
    const start = this.#running.findIndex((running) => running.scalar === scalar);
    if (start >= 0) {
      this.#refuseCycle([...this.#running.slice(start), text]);
      return;
    }
    if (this.#early(scalar) !== undefined) return;
    this.#running.push(text);
    while (!this.#rendered.has(scalar)) {
      const needed = this.#attempt(scalar, this.#fullScope());
      for (const other of needed) if (!this.#rendered.has(other.scalar)) this.#renderAll(other);
    }
    this.#running.pop();
  }

  /** Most texts of a repeat look at n alone: the view of the device would be made for nothing. */
  #early(scalar: SourceScalar): string | undefined {
    const known = this.#rendered.get(scalar);
    if (known !== undefined) return known === unreadable ? undefined : known;
    const text = String(scalar.value);
    if (text.includes('device')) return undefined;
    const { renderString, scope, groups } = this.#context;
    const result = renderString(text, { scope, origin: scalar.origin, device: this.#id(), groups });
    // What went wrong is told with all names in view, for the nearest one may be `device`.
    if (!result.ok) return undefined;
    this.#rendered.set(scalar, result.text);
    return result.text;
  }

  /** Renders once. Gives back the texts that have to be rendered before; where there are none it is done. */
  #attempt(scalar: SourceScalar, scope: Scope): readonly RecordText[] {
    this.#needed = [];
    this.#isSpoilt = false;
    const { origin } = scalar;
    const { renderString, groups } = this.#context;
    const result = renderString(String(scalar.value), { scope, origin, device: this.#id(), groups });
    if (this.#needed.length === 0) this.#settle(scalar, result);
    return this.#needed;
  }

  #settle(scalar: SourceScalar, result: ReturnType<RenderString>): void {
    // A text that needs a spoilt one is spoilt as well, and not by a mistake of its own.
    if (!result.ok && !this.#isSpoilt) this.diagnostics.push(...result.diagnostics.map(withoutDevices));
    this.#rendered.set(scalar, result.ok && !this.#isSpoilt ? result.text : unreadable);
  }

  /** Salts depend on it: equal texts of two devices must not give equal hashes. */
  #id(): string {
    const id = this.#record.entries.get('id')?.node;
    if (id?.kind !== 'scalar') return '';
    return isTemplate(id.value) ? String(this.#rendered.get(id) ?? '') : String(id.value);
  }

  #fullScope(): Scope {
    if (this.#scopeWithDevice === undefined) {
      // Others will look at these: to have them saves a second rendering.
      for (const { node } of this.#record.entries.values()) {
        if (node.kind === 'scalar' && isTemplateNode(node)) this.#early(node);
      }
      const device = this.#context.makeDevice({
        textOf: (text) => this.#textOf(text),
        id: () => this.#rightId(),
      });
      this.#scopeWithDevice = { ...this.#context.scope, device };
    }
    return this.#scopeWithDevice;
  }

  #textOf(text: RecordText): string {
    const known = this.#rendered.get(text.scalar);
    if (known === undefined) this.#needed.push(text);
    else if (known === unreadable) this.#isSpoilt = true;
    else return known;
    return '';
  }

  // A text with a wrong id in it is not wrong by itself, wherever it stands.
  #rightId(): string {
    const id = this.#id();
    if (!parseDeviceId(id).ok) this.#isSpoilt = true;
    return id;
  }

  #refuseCycle(texts: readonly RecordText[]): void {
    const [first] = texts as [RecordText];
    this.diagnostics.push(
      textCycle(first.scalar.origin, { names: texts.map(({ path }) => formatPath(path)) }),
    );
    for (const { scalar } of texts) this.#rendered.set(scalar, unreadable);
  }
}

// The collector names the devices, and only where the place does not tell.
const withoutDevices = ({ devices: _, ...diagnostic }: Diagnostic): Diagnostic => diagnostic;
