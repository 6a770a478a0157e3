import type { IncomingMessage } from 'node:http';

/**
 * Reads a body to its end; undefined if the client left before.
 *
 * TensorFlow's curl sends `Transfer-Encoding: identity` with `Content-Length` on calls without a body. Node's lenient
 * parser then waits for the connection to close, and TensorFlow gives up after a minute. So the length decides here.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const end = hasIdentityEncoding(request) ? Number(request.headers['content-length'] ?? 0) : Number.POSITIVE_INFINITY;
  return collect(request, end);
}

/** Such a connection cannot be used again: the parser would take the next request for more of this body. */
export function hasIdentityEncoding({ headers }: IncomingMessage): boolean {
  const encoding = headers['transfer-encoding'];
  return encoding !== undefined && !/chunked/i.test(encoding);
}

/** Reads the beginning of a body, up to this many bytes. */
export async function readBytes(request: IncomingMessage, bytes: number): Promise<void> {
  await collect(request, bytes);
}

async function collect(request: IncomingMessage, end: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (end === 0) return Buffer.alloc(0);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= end) break;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}
