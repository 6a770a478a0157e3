import { type Bucket, compareNames, type StoredObject } from './bucket.ts';

export interface Listing {
  readonly prefixes: readonly string[];
  readonly items: readonly StoredObject[];
  readonly nextPageToken: string | undefined;
}

interface Row {
  /** The place of the row in the order, which a page token remembers. */
  readonly key: string;
  readonly prefix?: string;
  readonly item?: StoredObject;
}

const LONGEST_PAGE = 1000;

/** One page of a bucket's objects. A prefix counts as one row of the page, however many names it covers. */
export function listObjects(bucket: Bucket, query: URLSearchParams): Listing {
  const objects = bucket.all().filter(isWithin(query));
  const rows = rowsOf(objects, query);
  const after = query.get('pageToken');
  const rest = after === null ? rows : rows.filter(({ key }) => compareNames(key, readPageToken(after)) > 0);
  const page = rest.slice(0, pageSize(query));
  const last = page.at(-1);
  return {
    prefixes: page.flatMap(({ prefix }) => (prefix === undefined ? [] : [prefix])),
    items: page.flatMap(({ item }) => (item ? [item] : [])),
    nextPageToken: last && rest.length > page.length ? writePageToken(last.key) : undefined,
  };
}

function isWithin(query: URLSearchParams): (object: StoredObject) => boolean {
  const prefix = query.get('prefix') ?? '';
  const start = query.get('startOffset') ?? '';
  const end = query.get('endOffset');
  return ({ name }) =>
    name.startsWith(prefix) && compareNames(name, start) >= 0 && (end === null || compareNames(name, end) < 0);
}

function rowsOf(objects: readonly StoredObject[], query: URLSearchParams): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const object of objects) {
    const row = rowFor(object, query);
    rows.set(row.key, { ...rows.get(row.key), ...row });
  }
  return [...rows.values()];
}

/**
 * A name with the delimiter after the prefix counts under its part up to the delimiter. gcsfs sends an empty delimiter.
 */
function rowFor(item: StoredObject, query: URLSearchParams): Row {
  const delimiter = query.get('delimiter') ?? '';
  const cut = delimiter ? item.name.indexOf(delimiter, (query.get('prefix') ?? '').length) : -1;
  if (cut < 0) return { key: item.name, item };
  const prefix = item.name.slice(0, cut + delimiter.length);
  const isListedToo = prefix === item.name && query.get('includeTrailingDelimiter') === 'true';
  return { key: prefix, prefix, ...(isListedToo && { item }) };
}

function pageSize(query: URLSearchParams): number {
  const asked = Number(query.get('maxResults') ?? LONGEST_PAGE);
  return asked >= 1 ? Math.min(asked, LONGEST_PAGE) : LONGEST_PAGE;
}

/** True if a token can be the end of a page. pyarrow sends an empty one for the first page. */
export const isPageToken = (token: string) => writePageToken(readPageToken(token)) === token;

const writePageToken = (key: string) => Buffer.from(key).toString('base64url');
const readPageToken = (token: string) => Buffer.from(token, 'base64url').toString();
