/** A set of folders that finds those that contain a path. */
export interface Folders {
  /** The offsets in the path at which its folders end, the outermost first. The root does not count. */
  endsIn(path: string): readonly number[];
}

interface Node {
  readonly children: Map<string, Node>;
  isFolder: boolean;
}

const aNode = (): Node => ({ children: new Map(), isFolder: false });

/** A tree of segments. So a question costs only the length of the path, however many folders there are. */
export function foldersOf(paths: readonly string[]): Folders {
  const root = aNode();
  for (const path of paths) {
    let node = root;
    for (const { segment } of segmentsOf(path)) {
      const next = node.children.get(segment) ?? aNode();
      node.children.set(segment, next);
      node = next;
    }
    node.isFolder = true;
  }
  return { endsIn: (path) => endsIn(root, path) };
}

function endsIn(root: Node, path: string): readonly number[] {
  const ends: number[] = [];
  let node: Node | undefined = root;
  for (const { segment, end } of segmentsOf(path)) {
    node = node.children.get(segment);
    if (node === undefined) break;
    if (node.isFolder) ends.push(end);
  }
  return ends;
}

function* segmentsOf(path: string): Generator<{ readonly segment: string; readonly end: number }> {
  for (const { 0: segment, index } of path.matchAll(/[^/]+/g)) yield { segment, end: index + segment.length };
}
