/** The number of letters to add, remove or replace that make one text of the other. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** `polyaxon-gcs-injector/inject` is three letters away from what it should be. */
const NEAR = 4;

/** Kubernetes takes no longer key of a label. Comparing longer ones would take a stranger's time from us. */
const LONGEST = 317;

/** The names that somebody may have meant as this one. */
export const nearTo = (wanted: string, names: readonly string[]): readonly string[] =>
  names.filter((name) => name !== wanted && name.length <= LONGEST && distance(name, wanted) <= NEAR);
