import { once } from 'node:events';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect, type TLSSocket } from 'node:tls';
import type { AdmissionAnswer } from '../../../../src/admission/answer.ts';
import { experiment, withRequest } from '../../../support/admission-reviews.ts';
import { MUTATE } from '../../../support/tls-client.ts';

/** An API server's knowledge of a Service that it calls. */
export interface Service {
  readonly clusterIp: string;
  readonly hostname: string;
  /** In PEM. */
  readonly ca: string;
}

/**
 * Opens this many connections in one moment, with all checks of the API server. Once all are open, it posts a review on
 * each in one moment.
 */
export async function reviewBurst(service: Service, size: number): Promise<readonly AdmissionAnswer['response'][]> {
  const sockets = Array.from({ length: size }, () => connectTo(service));
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'secureConnect')));
    return await Promise.all(sockets.map((socket, index) => post(socket, `uid-${index}`)));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

const connectTo = ({ clusterIp, hostname, ca }: Service): TLSSocket =>
  connect({ host: clusterIp, port: 443, servername: hostname, ca });

async function post(socket: TLSSocket, uid: string): Promise<AdmissionAnswer['response']> {
  const headers = { 'content-type': 'application/json' };
  const outgoing = request({ createConnection: () => socket, method: 'POST', path: MUTATE, headers });
  outgoing.end(JSON.stringify(withRequest(experiment(), { uid })));
  const [incoming] = await once(outgoing, 'response');
  const body = await text(incoming);
  if (incoming.statusCode !== 200) throw new Error(`${incoming.statusCode} ${body}`);
  return JSON.parse(body).response;
}
