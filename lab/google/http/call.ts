/** What is known of a request before its body arrives. */
export interface CallHead {
  readonly method: string;
  readonly host: string;
  /** As the client sent it: percent-encoded, with dots and slashes untouched. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Call extends CallHead {
  readonly body: Buffer;
}

/**
 * Splits a request target without the WHATWG URL parser. That one resolves `..` and `%2e%2e`, and both are valid in
 * names of objects.
 */
export function splitTarget(target: string): Pick<CallHead, 'path' | 'query'> {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}

/** The original target, for records. */
export function targetOf({ path, query }: CallHead): string {
  return query.size > 0 ? `${path}?${query}` : path;
}
