const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs;

/** The tokens of a JSON text as they are written. */
export const tokensOf = (json: string): readonly string[] => json.match(TOKEN) ?? [];

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** True if one list is the other with more in between. */
export function isKeptIn(before: readonly string[], after: readonly string[]): boolean {
  let at = 0;
  for (const token of after) if (token === before[at]) at += 1;
  return at === before.length;
}
