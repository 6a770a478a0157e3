import {
  ApiException,
  HttpMethod,
  IsomorphicFetchHttpLibrary,
  type KubeConfig,
  RequestContext,
} from '@kubernetes/client-node';
import { FIELD_MANAGER } from './call.ts';

export interface StreamRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Requests an answer and reads it while it arrives. Throws an `ApiException` if the API server refuses. */
export type OpenStream = (request: StreamRequest) => Promise<AsyncIterable<Uint8Array>>;

/**
 * Does what the client's own `Watch` does, from the same public parts. `Watch` takes neither a signal nor a limit. If
 * it cannot sign in, its rejection reaches nobody.
 */
export function streamsOf(config: KubeConfig, server: string): OpenStream {
  const http = new IsomorphicFetchHttpLibrary();
  return async ({ path, query, signal }) => {
    const request = new RequestContext(`${server}${path}`, HttpMethod.GET);
    for (const [name, value] of Object.entries(query)) request.setQueryParam(name, value);
    request.setHeaderParam('User-Agent', FIELD_MANAGER);
    request.setSignal(signal);
    await config.applySecurityAuthentication(request);
    const { httpStatusCode, body } = await http.send(request).toPromise();
    const stream = body.stream();
    if (httpStatusCode === 200 && stream !== null) return stream;
    await stream?.cancel();
    throw new ApiException(httpStatusCode, 'the stream was refused', undefined, {});
  };
}
