import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { handBuilt, type Review } from './hand-built.ts';

// node bench/floors/main.ts KIND CERTIFICATES CONFIG-HASH: prints the port of 127.0.0.1 that it serves.
const [kind = '', certificates = '', configHash = ''] = process.argv.slice(2);

const TLS = {
  key: readFileSync(join(certificates, 'tls.key')),
  cert: readFileSync(join(certificates, 'tls.crt')),
  minVersion: 'TLSv1.2',
  keepAliveTimeout: 120_000,
} as const;

const CONSTANT = JSON.stringify({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: { uid: 'x', allowed: true, patchType: 'JSONPatch', patch: 'A'.repeat(2200) },
});

const answer = (review: Review) => ({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: handBuilt(review, configHash),
});

/** The text of an answer to the bytes of a body. */
const FLOORS: Readonly<Record<string, (body: Buffer) => string>> = {
  /** TLS and HTTP only. */
  echo: () => CONSTANT,
  parse: (body) => (JSON.parse(body.toString()).request ? CONSTANT : ''),
  /** The whole work of an admission, and nothing beside it: no check, no metrics, no log. */
  F0: (body) => JSON.stringify(answer(JSON.parse(body.toString()))),
};

function bareServer(answerTo: (body: Buffer) => string): Server {
  return createServer(TLS, (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      const [first] = pieces;
      const text = answerTo(first !== undefined && pieces.length === 1 ? first : Buffer.concat(pieces));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
}

/** Fastify left alone: no hooks, a synchronous handler, the work of F0. */
async function fastifyServer(): Promise<Server> {
  const app = fastify({ https: TLS, keepAliveTimeout: TLS.keepAliveTimeout });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, JSON.parse(body.toString())),
  );
  app.post<{ Body: Review }>('/mutate--v1-pod', ({ body }) => answer(body));
  await app.ready();
  return app.server;
}

const floor = FLOORS[kind];
const server = floor === undefined ? await fastifyServer() : bareServer(floor);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : address);
});
