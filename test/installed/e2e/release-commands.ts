import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { CHART, manifestsIn, the, type Values } from '../chart/helm.ts';
import { INJECTOR_NAMESPACE, RELEASE } from '../chart/release-names.ts';
import { UNLOOKED } from './installed.ts';

/** An admin's commands on the release. Each command of Helm waits until it is done. */
export interface ReleaseCommands {
  upgrade(flags?: readonly string[], chart?: string): Promise<string>;
  rollback(flags: readonly string[]): Promise<string>;
  uninstall(): Promise<string>;
  /** Restores the webhook configuration as the chart renders it, without later writes. */
  replaceConfiguration(): Promise<void>;
}

export function releaseCommands({ helm, kubectl }: Cluster, values: Values): ReleaseCommands {
  const inNamespace = `--namespace=${INJECTOR_NAMESPACE}`;
  const run = (command: string, args: readonly string[], stdin = '') =>
    helm([command, RELEASE, ...args, inNamespace, '--wait', '--timeout=600s'], stdin);
  return {
    upgrade: (flags = [], chart = CHART) =>
      run('upgrade', [chart, '--values=-', ...flags], JSON.stringify({ ...UNLOOKED, ...values })),
    rollback: (flags) => run('rollback', flags),
    uninstall: () => run('uninstall', ['--ignore-not-found']),
    replaceConfiguration: async () => {
      const manifests = manifestsIn(await helm(['get', 'manifest', RELEASE, inNamespace]));
      await kubectl(['replace', '--filename=-'], JSON.stringify(the(manifests, 'MutatingWebhookConfiguration')));
    },
  };
}
