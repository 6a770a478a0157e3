import { askingOf } from '../../cluster/ask.ts';
import { loadConfiguration, NO_CONFIGURATION } from '../../config/load.ts';
import { isNamespaceName } from '../../kubernetes/names.ts';
import type { Account } from '../../why/account.ts';
import type { Release } from '../../why/live/shown.ts';
import { connectToDefaultCluster } from '../default-cluster.ts';
import { CommandFailed, ProblemFound, type Terminal } from '../terminal.ts';
import { explainInCluster } from './cluster.ts';
import { explainFile } from './file.ts';
import { printAccounts, type WhyOutput } from './print.ts';
import type { Named } from './subject.ts';

export interface WhyOptions {
  readonly filename?: string;
  readonly config?: string;
  readonly namespace?: string;
  readonly injector: Release;
  readonly output: WhyOutput;
}

/** Tells for each pod why it got its credentials or not, and the one thing to do. */
export async function why(names: readonly string[], options: WhyOptions, terminal: Terminal): Promise<void> {
  const accounts = await accountsOf(names, options, terminal);
  printAccounts(accounts, options.output, terminal.stdout);
  if (accounts.some(({ isBad }) => isBad)) throw new ProblemFound();
}

async function accountsOf(
  names: readonly string[],
  options: WhyOptions,
  terminal: Terminal,
): Promise<readonly Account[]> {
  const { filename, config, injector } = options;
  if (filename === undefined) {
    const named = podNamed(names, options.namespace);
    const ask = askingOf(await connectToDefaultCluster());
    return explainInCluster(ask, { ...named, release: injector, ...(config === undefined ? {} : { config }) });
  }
  if (names.length > 0) throw new CommandFailed('a pod of the cluster or -f FILE, not both', 2);
  const configuration = config === undefined ? NO_CONFIGURATION : await loadConfiguration(config);
  return explainFile({ ...options, filename }, configuration, terminal);
}

/** `NAMESPACE/NAME`, `NAMESPACE NAME`, or `NAME` with `-n NAMESPACE`. */
function podNamed(names: readonly string[], given: string | undefined): Named {
  const [namespace, name, ...rest] = [
    ...(given === undefined ? [] : [given]),
    ...names.flatMap((each) => each.split('/')),
  ];
  if (namespace === undefined || !isNamespaceName(namespace) || !name || rest.length > 0)
    throw new CommandFailed('name a pod, or what makes pods, as NAMESPACE/NAME; or give a manifest with -f', 2);
  return { namespace, name };
}
