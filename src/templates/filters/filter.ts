import type { Parsed } from '../../domain/parsed.js';
import type { SplitArguments } from '../engine/named-arguments.js';
import type { Kind } from './kinds.js';

/** What a filter may know besides its value and its arguments. */
export interface FilterContext {
  /** Id of the device for which is rendered; empty where there is none. */
  readonly device: string;
  /** The file that is rendered, or in which the text stands that is rendered. */
  readonly file: string;
  /** The text of another template, by the same lookup as an include. */
  readonly read: (name: string) => string | undefined;
  /** False of a file that is there and holds no text. */
  readonly isText: (name: string) => boolean;
  readonly templateNames: () => readonly string[];
  /** Another text at each call of a rendering, the same ones in each rendering. */
  readonly place: () => string;
  /** What takes long is made once for each key. Its work counts each time: a message must not hang on which device is first. */
  readonly costly: (key: string, work: number, make: () => string) => string;
  /** nunjucks' own filters. */
  readonly stock: Readonly<Record<string, (...values: unknown[]) => unknown>>;
}

export interface Parameter<T> {
  readonly kind: Kind<T>;
  readonly isRequired: boolean;
  /** What stands for an argument that is not given. */
  readonly fallback?: T;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;

type Arguments<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer T> ? T : never;
};

/** A filter with its documentation: the docs' table, --help and a test of each example are made of this. */
export interface Filter {
  readonly name: string;
  /** Another name by which nunjucks knows it. */
  readonly alias?: string;
  /** One sentence, for the table of filters. */
  readonly summary: string;
  readonly example: { readonly template: string; readonly result: string };
  /** What stands before the bar. */
  readonly input: Kind<unknown>;
  /** By name, in the order in which they are given without names. */
  readonly parameters: Parameters;
  /** A filter of a site takes any arguments; it is called in place of `apply`. */
  readonly own?: (value: unknown, given: SplitArguments) => Parsed<unknown>;
  /** True for `default`: value and arguments may be missing or not set. */
  readonly takesMissing: boolean;
  readonly apply: (
    value: unknown,
    given: Readonly<Record<string, unknown>>,
    context: FilterContext,
  ) => Parsed<unknown>;
}

export type Filters = ReadonlyMap<string, Filter>;

interface Definition<Input, P extends Parameters> {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  readonly example: Filter['example'];
  readonly input: Kind<Input>;
  readonly parameters: P;
  readonly takesMissing?: boolean;
  readonly apply: (value: Input, given: Arguments<P>, context: FilterContext) => Parsed<unknown>;
}

/** Gives `apply` the types that its kinds promise; `runFilter` keeps that promise. */
export const defineFilter = <Input, const P extends Parameters>(
  definition: Definition<Input, P>,
): Filter => ({
  takesMissing: false,
  ...(definition as unknown as Omit<Filter, 'takesMissing'>),
});

export const required = <T>(kind: Kind<T>): Parameter<T> => ({ kind, isRequired: true });

export function optional<T>(kind: Kind<T>, fallback: T): Parameter<T>;
export function optional<T>(kind: Kind<T>): Parameter<T | undefined>;
export function optional<T>(kind: Kind<T>, fallback?: T): Parameter<T | undefined> {
  return { kind, isRequired: false, ...(fallback !== undefined && { fallback }) };
}
