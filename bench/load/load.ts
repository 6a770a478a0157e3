import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pinned } from '../servers/cores.ts';

/** As many requests as the connections allow, or so many a second. */
export interface Load {
  readonly port: number;
  readonly body: string;
  readonly connections: number;
  readonly milliseconds: number;
  readonly perSecond?: number | undefined;
}

export interface Done {
  readonly requests: number;
  readonly errors: number;
  readonly seconds: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Another process on another core, so that it costs the server nothing. */
export class LoadGenerator implements Disposable {
  readonly #child: ChildProcess;

  constructor() {
    const [program, ...args] = pinned('load', [process.execPath]);
    this.#child = fork(join(import.meta.dirname, 'main.ts'), { execPath: program, execArgv: args });
  }

  async run(load: Load): Promise<Done> {
    this.#child.send(load);
    const [done] = await once(this.#child, 'message', { signal: AbortSignal.timeout(load.milliseconds + 60_000) });
    if ('failed' in done) throw new Error(`the load on port ${load.port} failed: ${done.failed}`);
    return done;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }
}
