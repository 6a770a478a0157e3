import { Agent, get } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Authority, Credentials } from './certificates.ts';

/** Reads a path of the API server as JSON; undefined while that fails, for any cause. Only for waiting. */
export type ApiReader = (path: string) => Promise<unknown>;

export function createApiReader(server: string, authority: Authority, user: Credentials): ApiReader {
  const agent = new Agent({ ca: authority.certificate, cert: user.certificate, key: user.key });
  return (path) =>
    new Promise((resolve) => {
      const request = get(`${server}${path}`, { agent }, async (response) => {
        const body = await text(response);
        resolve(response.statusCode === 200 ? parse(body) : undefined);
      });
      request.on('error', () => resolve(undefined));
    });
}

/** `/readyz` answers `ok`, every other path an object. */
function parse(body: string): unknown {
  return body.startsWith('{') ? JSON.parse(body) : body;
}
