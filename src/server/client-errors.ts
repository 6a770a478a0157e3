import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { failure } from '../admission/answer.ts';

/** What a connection can send that no route gets to see. */
const CLIENT_ERRORS: Readonly<Record<string, readonly [code: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
  HPE_HEADER_OVERFLOW: [431, 'the headers of the request are too large'],
  HPE_INVALID_EOF_STATE: [400, 'the request was cut off'],
};

/** Answers what is no HTTP request with a `metav1.Status` too, and ends the connection. */
export function answerClientError({ code = '' }: ConnectionError, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const [status, message] = CLIENT_ERRORS[code] ?? [400, 'this is not an HTTP/1.1 request'];
  const body = JSON.stringify(failure(status, message));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`, () => socket.destroy());
}
