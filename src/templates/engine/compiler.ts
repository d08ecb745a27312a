import type { AstNode, Macro, SetNode, StrictNode } from './ast.js';
import { type CompileFrame, nunjucks } from './nunjucks.js';

/** Turns a tree that was made strict into JavaScript: nunjucks' compiler, with one kind of node more. */
export function compileTemplate(root: AstNode, name: string): string {
  const compiler = new StrictCompiler(name, false);
  compiler.compile(root);
  return `'use strict';\n${compiler.getCode()}`;
}

/** nunjucks' compiler finds the method for a node by the name of its type. */
class StrictCompiler extends nunjucks.compiler.Compiler {
  compileStrict(node: StrictNode, frame: CompileFrame): void {
    const { site, values, children, isLazy } = node;
    const [operation, ...surroundings] = callOf(node, frame);
    const given = [site, ...values].map((value) => JSON.stringify(value));
    this._emit(`env.strict.${operation}(${[...given, ...surroundings].join(', ')}`);
    for (const [index, child] of children.entries()) {
      const isFunction = isLazy && index === children.length - 1;
      this._emit(isFunction ? ', function() { return ' : ', ');
      this.compile(child, frame);
      if (isFunction) this._emit('; }');
    }
    this._emit(')');
  }

  /**
   * nunjucks keeps a name in a JavaScript variable, too, and uses it where that variable is no more: behind an
   * `if` with an include in it, the variable would be a global one, for all templates and all devices.
   */
  compileSet({ targets, value, body }: SetNode, frame: CompileFrame): void {
    const id = this._tmpid();
    this._emit(`var ${id} = `);
    this.compile((value ?? body) as AstNode, frame);
    this._emitLine(';');
    for (const name of targets.map((target) => JSON.stringify(textOf(target)))) {
      this._emitLine(`frame.set(${name}, ${id}, true);`);
      const addsExport = name.startsWith('"_') ? '' : ` context.addExport(${name});`;
      this._emitLine(`if(frame.topLevel) { context.setVariable(${name}, ${id});${addsExport} }`);
    }
  }

  /** A macro's function does not tell its arguments, so a call of it could not be checked. */
  override _compileMacro(node: AstNode, frame?: CompileFrame): string {
    const id = super._compileMacro(node, frame);
    this._emitLine(`env.strict.declare(${id}, ${JSON.stringify(signatureOf(node as Macro))});`);
    return id;
  }
}

/** The names of a macro's arguments, and of those that have a default. */
export interface Signature {
  readonly name: string;
  readonly positional: readonly string[];
  readonly keywords: readonly string[];
}

function signatureOf({ name, args }: Macro): Signature {
  const keywords = args.children.flatMap((child) => (child.typename === 'KeywordArgs' ? child.children : []));
  return {
    name: textOf(name),
    positional: args.children.filter((child) => child.typename === 'Symbol').map(textOf),
    keywords: keywords.map((pair) => ('key' in pair ? textOf(pair.key) : '')),
  };
}

const textOf = (node: AstNode): string => (node.typename === 'Symbol' ? node.value : '');

/** The method to call, and what it needs of the function around the call. */
function callOf({ operation, values }: StrictNode, frame: CompileFrame): readonly string[] {
  if (operation === 'superBlock') return [operation, `b_${values[0]}`, 'env', 'context', 'frame', 'runtime'];
  if (operation !== 'name') return [operation];
  const local = frame.lookup(String(values[0]));
  // An argument that was not given must not be looked for outside of the macro.
  return local?.startsWith('l_') ? ['argument', local] : [operation, 'context', 'frame'];
}
