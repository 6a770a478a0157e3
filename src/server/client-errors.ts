import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { failure } from '../admission/answer.ts';

/** Errors of a connection that reach no route. */
const CLIENT_ERRORS: Readonly<Record<string, readonly [code: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
  HPE_HEADER_OVERFLOW: [431, 'the headers of the request are too large'],
  HPE_INVALID_EOF_STATE: [400, 'the request was cut off'],
};

/** How long a client may take to read a refusal. */
const LINGER_MS = 1000;

/**
 * Answers bytes that are no HTTP request with a `metav1.Status` too, and ends the connection. Failed or unfinished
 * handshakes come here as well. Then nobody can read an answer, and `end` would wait for a session that never comes.
 */
export function answerClientError({ code = '' }: ConnectionError, socket: Socket): void {
  const answer = CLIENT_ERRORS[code] ?? (code.startsWith('HPE_') ? NOT_HTTP : undefined);
  if (answer === undefined || !socket.writable) return void socket.destroy();
  const late = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(late));
  socket.end(textOf(...answer), () => socket.destroy());
}

const NOT_HTTP = [400, 'this is not an HTTP/1.1 request'] as const;

function textOf(status: number, message: string): string {
  const body = JSON.stringify(failure(status, message));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ].join('\r\n');
  return `${head}\r\n\r\n${body}`;
}
