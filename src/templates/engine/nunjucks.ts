import untyped from 'nunjucks';
import type { AstNode, StrictNode } from './ast.js';

/**
 * nunjucks with the types of what we use of its insides. All of it is exported by its index.js; the version is
 * pinned, and the test of this folder compares what we render with what nunjucks itself renders.
 */
export const nunjucks = untyped as unknown as Nunjucks;

interface Nunjucks {
  readonly Environment: new (loaders: readonly never[], options: object) => NunjucksEnvironment;
  readonly Template: new (
    source: { readonly type: 'code'; readonly obj: unknown },
    environment: NunjucksEnvironment,
    path: string,
    isEager: boolean,
  ) => NunjucksTemplate;
  readonly compiler: { readonly Compiler: new (name: string, throwOnUndefined: boolean) => NunjucksCompiler };
  readonly parser: { readonly Parser: new (tokens: Tokenizer) => NunjucksParser };
  readonly lexer: { lex(text: string, options: object): Tokenizer };
  readonly lib: { readonly TemplateError: new (message: string) => TemplateError };
  readonly nodes: Readonly<Record<string, NodeClass>> & { readonly NodeList: NodeClass };
}

/** Made by `new`, though the class is a function of old JavaScript. */
export interface NodeClass {
  new (line: number, column: number, ...fields: unknown[]): AstNode;
  extend(name: string): NodeClass;
}

export interface TemplateError extends Error {
  /** Counted from 1, where nunjucks knows them. */
  readonly lineno?: number;
  readonly colno?: number;
  readonly cause?: unknown;
}

export interface Token {
  readonly type: string;
  value: string;
  readonly lineno: number;
  readonly colno: number;
}

export interface Tokenizer {
  readonly str: string;
  readonly index: number;
  readonly lineno: number;
  readonly colno: number;
  /** True between the braces of a tag. */
  readonly in_code: boolean;
  nextToken(): Token | null;
  forwardN(count: number): void;
}

export interface NunjucksParser {
  readonly tokens: Tokenizer;
  dropLeadingWhitespace: boolean;
  parseAsRoot(): AstNode;
  advanceAfterBlockEnd(name?: string): Token;
}

export interface NunjucksCompiler {
  compile(node: AstNode | StrictNode, frame?: CompileFrame): void;
  getCode(): string;
  _emit(code: string): void;
  _emitLine(code: string): void;
  _tmpid(): string;
  _compileMacro(node: AstNode, frame?: CompileFrame): string;
}

/** While compiling: names -> the JavaScript variables that hold them. */
export interface CompileFrame {
  lookup(name: string): string | undefined;
}

/** While rendering: names -> values. */
export interface Frame {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly parent?: Frame;
  lookup(name: string): unknown;
}

export interface Context {
  readonly ctx: Readonly<Record<string, unknown>>;
  readonly blocks: Readonly<Record<string, readonly BlockFunction[]>>;
}

export type BlockFunction = (
  environment: unknown,
  context: Context,
  frame: Frame,
  runtime: unknown,
  done: (error: unknown, text: string) => void,
) => void;

export type Done<T> = (error: unknown, result?: T) => void;

export interface NunjucksTemplate {
  render(variables: object, frame?: Frame, done?: Done<string>): string;
  getExported(...given: readonly unknown[]): void;
}

export interface NunjucksEnvironment {
  readonly filters: Readonly<Record<string, (...values: unknown[]) => unknown>>;
  readonly getTemplate: (
    name: string,
    isEager: boolean,
    parent: string,
    ignoresMissing: boolean,
    done: Done<NunjucksTemplate>,
  ) => void;
}
