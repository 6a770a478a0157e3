import { type Document, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Operation } from '../../injection/plan/patch.ts';
import { tokensOf } from '../../json/pointer.ts';

/** The text of a document after the operations. It keeps its comments, order and style. */
export function editedYaml(document: Document.Parsed, source: string, operations: readonly Operation[]): string {
  const edited = document.clone() as Document.Parsed;
  writeOutAliases(edited);
  for (const operation of operations) apply(edited, operation);
  return edited.toString({
    lineWidth: 0,
    indentSeq: hasIndentedLists(source),
    flowCollectionPadding: !/[{[]\S/.test(source),
  });
}

/** An edit of a shared node (alias or merge key) would change all its places. So each place gets its own copy. */
function writeOutAliases(document: Document.Parsed): void {
  visit(document, { Alias: (_key, alias) => alias.resolve(document)?.clone() as Node | undefined });
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node) delete node.anchor;
    },
    Map: (_key, node) => (node.has('<<') ? document.createNode(node.toJS(document)) : undefined),
  });
}

function apply(document: Document.Parsed, { op, path, value }: Operation): void {
  const tokens = tokensOf(path).map(keyOrIndex);
  const present = document.getIn(tokens, true);
  if (op === 'replace' && isScalar(present)) present.value = value;
  else if (tokens.at(-1) === '-') append(document, tokens.slice(0, -1), value);
  else document.setIn(tokens, document.createNode(value));
}

function append(document: Document.Parsed, list: readonly unknown[], value: unknown): void {
  const present = document.getIn(list, true);
  if (isSeq(present)) present.add(document.createNode(value));
}

const keyOrIndex = (token: string): string | number => (/^\d+$/.test(token) ? Number(token) : token);

const hasIndentedLists = (source: string): boolean => !/^( *)[^\s#-][^\n]*:[ \t]*\n\1- /m.test(source);
