import type { IncomingMessage } from 'node:http';
import type { HeldBytes } from './held-bytes.ts';
import { BAD_REQUEST, PAYLOAD_TOO_LARGE, Refused, TOO_MANY_REQUESTS } from './refused.ts';

export interface BodyBounds {
  readonly bodyBytes: number;
  readonly held: HeldBytes;
}

/**
 * Collects a body, and passes on once either the body or the reason why there is none. Fastify's own way bounds each
 * body but not their sum. It also copies a body of a single piece, as most are.
 */
export function receiveBody(
  request: IncomingMessage,
  { bodyBytes, held }: BodyBounds,
  settled: (body: Buffer | Refused) => void,
): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  const pieces: Buffer[] = [];
  let length = 0;
  const settle = (body: Buffer | Refused): void => {
    hold.end();
    request.off('data', onData).off('end', onEnd).off('error', onError);
    // An error without a listener would end the process.
    request.on('error', () => {});
    settled(body);
  };
  const onData = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
    if (length > bodyBytes) settle(tooLarge());
    else hold.add(announced > 0 ? 0 : piece.length);
  };
  const onEnd = (): void => settle(joined(pieces, length));
  const onError = (): void => settle(hungUp());
  const hold = held.open(() => settle(tooMuchHeld()));
  if (announced > bodyBytes) settle(tooLarge());
  else {
    request.on('data', onData).on('end', onEnd).on('error', onError);
    // As a whole from the beginning: to read what is refused later costs more than to hold it.
    hold.add(announced);
  }
}

function joined(pieces: readonly Buffer[], length: number): Buffer {
  const [first] = pieces;
  return first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces, length);
}

const tooLarge = (): Refused => new Refused(PAYLOAD_TOO_LARGE, 'the request body is above 7 MiB');
const hungUp = (): Refused => new Refused(BAD_REQUEST, 'the client hung up before its request was whole');
const tooMuchHeld = (): Refused =>
  new Refused(TOO_MANY_REQUESTS, 'the open requests hold too many bytes together, and this one is the costliest');
