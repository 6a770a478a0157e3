import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Google } from '../start-google.ts';
import { openTls } from './tunnel.ts';

export interface RawCall {
  readonly method?: string;
  readonly host?: string;
  /** Sent as it is, whatever it holds. */
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, with the names as sent. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly text: string;
}

/** One request on its own connection, without any client library. */
export async function rawCall(google: Google, call: RawCall): Promise<RawResponse> {
  const host = call.host ?? 'storage.googleapis.com';
  const socket = await openTls(google, host);
  const authorization = call.token === undefined ? {} : { authorization: `Bearer ${call.token}` };
  const sent = request({
    createConnection: () => socket,
    method: call.method ?? 'GET',
    path: call.path,
    headers: { host, ...authorization, 'content-length': Buffer.byteLength(call.body ?? ''), ...call.headers },
  });
  sent.end(call.body);
  const [response]: IncomingMessage[] = await once(sent, 'response');
  if (!response) throw new Error('no response');
  const body = await buffer(response);
  socket.destroy();
  const { statusCode = 0, headers, rawHeaders } = response;
  return { status: statusCode, headers, rawHeaders, body, text: body.toString() };
}

/** The JSON in a response. */
export function jsonIn({ text }: RawResponse) {
  return JSON.parse(text);
}
