import { experiment, withRequest } from '../../support/admission-reviews.ts';
import { MUTATE } from '../../support/tls-client.ts';
import { connectRaw, readToEnd } from './raw-connection.ts';

export interface StreamReport {
  /** Requests that were sent on an open connection, without an answer. */
  readonly lost: number;
  /** Why no connection is possible any more. */
  readonly refusedWith: string;
  /** When the first connection was refused, in `performance.now()`. */
  readonly refusedAt: number;
}

/** Opens one connection after another, with a request on each, until the server accepts none. */
export async function streamUntilRefused(port: number, answered: () => void): Promise<StreamReport> {
  let sent = 0;
  let lost = 0;
  while (true) {
    let socket: Awaited<ReturnType<typeof connectRaw>>;
    try {
      socket = await connectRaw(port);
    } catch (error) {
      return { lost, refusedWith: (error as NodeJS.ErrnoException).code ?? '', refusedAt: performance.now() };
    }
    const uid = `uid-${sent}`;
    sent += 1;
    socket.write(requestOf(uid));
    const answer = await readToEnd(socket).catch(String);
    if (!answer.startsWith('HTTP/1.1 200') || !answer.includes(uid)) lost += 1;
    answered();
  }
}

/** A request whose answer ends its connection. */
function requestOf(uid: string): string {
  const body = JSON.stringify(withRequest(experiment(), { uid }));
  return `${requestHead(body)}Connection: close\r\n\r\n${body}`;
}

/** The request line and headers for a body, without the line that ends them. */
export const requestHead = (body: string): string =>
  `POST ${MUTATE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
