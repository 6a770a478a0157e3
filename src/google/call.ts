import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';

/** The way to Google. */
export interface Way {
  /** `http://proxy:3128`; undefined for none. */
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** Authorities to trust besides those of this machine. */
  readonly ca?: string;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** When Google answered, by its own clock. */
  readonly date: Date | undefined;
}

const LIMIT_MS = 15_000;

/** One call over TLS, through the proxy if there is one. */
export async function call({ method, url, headers, body }: Call, { httpsProxy, noProxy, ca }: Way): Promise<Answer> {
  const proxyEnv = { HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy };
  const agent = new Agent({ proxyEnv, ...(ca === undefined ? {} : { ca }) });
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const asking = request(url, { method, headers, agent, signal }, (response) => {
        const date = response.headers.date === undefined ? undefined : new Date(response.headers.date);
        text(response).then((answer) => resolve({ status: response.statusCode ?? 0, text: answer, date }), reject);
      });
      asking.on('error', reject);
      asking.end(body);
    });
  } finally {
    agent.destroy();
  }
}
