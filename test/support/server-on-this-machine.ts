import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NODE_ADDRESS } from '../../lab/kubernetes/addresses.ts';
import { inCluster, startProcess } from './start-process.ts';

export interface Server extends AsyncDisposable {
  /** All that it wrote, to either of its outputs. */
  written(): string;
  isReady(): Promise<boolean>;
  metrics(): Promise<string>;
  configure(configuration: object): Promise<void>;
}

export interface ServerOptions {
  readonly args: readonly string[];
  readonly kubeconfig: string;
  readonly directory: string;
  readonly configuration: object;
}

/** Starts the program beside the API server, like its pod except for its address and its configuration file. */
export async function startServer({ args, kubeconfig, directory, configuration }: ServerOptions): Promise<Server> {
  const file = join(directory, 'config.yaml');
  const configure = (next: object): Promise<void> => writeFile(file, JSON.stringify(next));
  await configure(configuration);
  const own = [`--config=${file}`, `--host=${NODE_ADDRESS}`, '--log-level=trace', '--grace-seconds=0'];
  const child = startProcess([...args, ...own], { env: inCluster(kubeconfig) });
  const output: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
  const written = (): string => output.join('');
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    written,
    isReady: async () => {
      if (hasEnded()) throw new Error(`the server has ended:\n${written()}`);
      return fetch(`http://${NODE_ADDRESS}:8081/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    },
    metrics: async () => (await fetch(`http://${NODE_ADDRESS}:8080/metrics`)).text(),
    configure,
    [Symbol.asyncDispose]: async () => {
      if (hasEnded()) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
