/**
 * The nodes that nunjucks' parser makes, as far as templates may use them. nunjucks counts lines and columns
 * from 0, and has no types for this. Source: nunjucks/src/nodes.js.
 */
export type AstNode =
  | Literal
  | TemplateData
  | NameNode
  | ListNode
  | Pair
  | LookupVal
  | If
  | For
  | Macro
  | Import
  | FromImport
  | FunCall
  | Block
  | Extends
  | Include
  | SetNode
  | Switch
  | Case
  | Capture
  | Unary
  | Binary
  | Compare
  | StrictNode;

/** What an expression is made of cannot be told from its type alone: the parser puts any node anywhere. */
export type Expression = AstNode;

interface Place {
  readonly lineno: number;
  readonly colno: number;
}

export interface Literal extends Place {
  readonly typename: 'Literal';
  readonly value: string | number | boolean | null | RegExp;
}

export interface TemplateData extends Place {
  readonly typename: 'TemplateData';
  readonly value: string;
}

export interface NameNode extends Place {
  readonly typename: 'Symbol';
  readonly value: string;
}

export interface ListNode extends Place {
  readonly typename: 'Root' | 'NodeList' | 'Output' | 'Group' | 'Array' | 'Dict' | 'KeywordArgs';
  children: AstNode[];
}

export interface Pair extends Place {
  readonly typename: 'Pair';
  key: AstNode;
  value: AstNode;
}

/** `target.val`, with the name as a literal, or `target[val]`; null in `target[]`. */
export interface LookupVal extends Place {
  readonly typename: 'LookupVal';
  readonly target: Expression;
  readonly val: Expression | null;
}

export interface If extends Place {
  readonly typename: 'If' | 'InlineIf';
  cond: Expression;
  body: AstNode;
  else_: AstNode | null;
}

export interface For extends Place {
  readonly typename: 'For';
  arr: Expression;
  name: AstNode;
  body: AstNode;
  else_: AstNode | null;
}

/** A Caller is the body of `{% call %}`: a macro without a name of its own. */
export interface Macro extends Place {
  readonly typename: 'Macro' | 'Caller';
  readonly name: AstNode;
  readonly args: ListNode;
  body: AstNode;
}

export interface Import extends Place {
  readonly typename: 'Import';
  template: Expression;
  readonly target: AstNode;
  readonly withContext: boolean | null;
}

export interface FromImport extends Place {
  readonly typename: 'FromImport';
  readonly template: Expression;
  readonly names: ListNode;
  readonly withContext: boolean | null;
}

/** A filter's first argument is the value that stands before the bar. */
export interface FunCall extends Place {
  readonly typename: 'FunCall' | 'Filter';
  readonly name: AstNode;
  readonly args: ListNode;
}

export interface Block extends Place {
  readonly typename: 'Block';
  readonly name: NameNode;
  body: AstNode;
}

export interface Extends extends Place {
  readonly typename: 'Extends';
  template: Expression;
}

export interface Include extends Place {
  readonly typename: 'Include';
  template: Expression;
  readonly ignoreMissing: boolean | null;
}

export interface SetNode extends Place {
  readonly typename: 'Set';
  readonly targets: readonly AstNode[];
  value: Expression | null;
  body?: AstNode;
}

export interface Switch extends Place {
  readonly typename: 'Switch';
  expr: Expression;
  readonly cases: Case[];
  default: AstNode | null;
}

export interface Case extends Place {
  readonly typename: 'Case';
  cond: Expression;
  body: AstNode;
}

export interface Capture extends Place {
  readonly typename: 'Capture';
  body: AstNode;
}

export interface Unary extends Place {
  readonly typename: 'Not' | 'Neg' | 'Pos';
  target: Expression;
}

/** `Is` holds the test's name, or a FunCall with its arguments, on the right. */
export interface Binary extends Place {
  readonly typename: 'In' | 'Is' | 'Or' | 'And' | 'Add' | 'Concat' | Arithmetic;
  left: Expression;
  right: Expression;
}

export type Arithmetic = 'Sub' | 'Mul' | 'Div' | 'FloorDiv' | 'Mod' | 'Pow';

export interface Compare extends Place {
  readonly typename: 'Compare';
  readonly expr: Expression;
  readonly ops: readonly { readonly type: string; readonly expr: Expression }[];
}

/** A node of ours: the call of one method of `Strict` (strict.ts), with what it takes as children. */
export interface StrictNode extends Place {
  readonly typename: 'Strict';
  readonly children: AstNode[];
  readonly operation: string;
  /** Index of the place in the list of all sites. */
  readonly site: number;
  /** JavaScript values that come before the children. */
  readonly values: readonly (string | number | boolean)[];
  /** The last child is handed over as a function, to be evaluated when it is needed. */
  readonly isLazy: boolean;
}
