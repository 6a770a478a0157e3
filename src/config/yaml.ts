import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import { below, type Fault } from './fault.ts';

export type ParsedYaml =
  | { readonly kind: 'value'; readonly value: unknown; readonly faults: readonly Fault[] }
  | { readonly kind: 'unreadable'; readonly faults: readonly Fault[] };

/**
 * YAML 1.2 or JSON. A name that occurs twice in a map is a fault with its path. The parser alone would silently keep
 * the last one.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: false, lineCounter: lines });
  if (document.errors.length > 0) return unreadable(document.errors.map(messageOf));
  try {
    return { kind: 'value', value: document.toJS() ?? {}, faults: repeatedNames(document.contents, '') };
  } catch (error) {
    // An alias without an anchor, or more aliases than a person writes.
    return unreadable([(error as ReferenceError).message]);
  }
}

const unreadable = (messages: readonly string[]): ParsedYaml => ({
  kind: 'unreadable',
  faults: messages.map((message) => ({ path: '', message })),
});

function messageOf({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'must be one document; remove the --- and what comes after it';
  return message.split('\n', 1).join('').replace(/:$/, '');
}

function repeatedNames(node: Node | null | undefined, at: string): readonly Fault[] {
  if (isSeq<Node>(node)) return node.items.flatMap((item, index) => repeatedNames(item, below(at, `[${index}]`)));
  if (!isMap(node)) return [];
  const pairs = node.items.filter(isPair) as readonly Pair<Node, Node | null>[];
  const names = pairs.map(nameOf);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...[...new Set(repeated)].map((name) => ({ path: below(at, name), message: 'the same name twice; keep one' })),
    ...pairs.flatMap((pair) => repeatedNames(pair.value, below(at, nameOf(pair)))),
  ];
}

const nameOf = ({ key }: Pair<Node, unknown>): string => (isScalar(key) ? String(key.value) : '?');
