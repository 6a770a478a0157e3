import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { NEWEST } from '../../../lab/kubernetes/binary/kubernetes-versions.ts';
import type { Cluster } from '../../../lab/kubernetes/cluster.ts';
import { programsOf, required } from '../../../lab/kubernetes/control-plane/programs.ts';
import { loadInjector } from '../../../lab/kubernetes/images/injector-image.ts';
import { currentRunDirectory } from '../../../lab/kubernetes/run-directory.ts';
import { startCluster } from '../../../lab/kubernetes/start-cluster.ts';
import { step } from '../../../lab/kubernetes/step.ts';
import { createInjectorNamespace, installChart } from '../../installed/e2e/installed.ts';
import { prepareEnvironment } from '../environments/environment.ts';
import { chosenRows, environmentsOf } from '../rows.ts';
import { CONFIGURATION, OPT_IN_VALUE } from './configuration.ts';
import { clientImage } from './image.ts';
import type { Lab } from './lab.ts';

/** One cluster with one injector for all rows, started by vitest before the first of them. */
export default async function startLab(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  try {
    project.provide('lab', await furnish(cluster));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}

async function furnish(cluster: Cluster): Promise<Lab> {
  const environments = await Promise.all(environmentsOf(chosenRows()).map(prepareEnvironment));
  await cluster.loadImage(await clientImage(environments.map(({ interpreter }) => interpreter)));
  await loadInjector(cluster);
  await createInjectorNamespace(cluster);
  const values = { config: CONFIGURATION, optIn: { value: OPT_IN_VALUE } };
  await step('installing the chart', () => installChart(cluster, values));
  const trustDirectory = join(currentRunDirectory().work, 'trust');
  mkdirSync(trustDirectory);
  const kubectl = required(await programsOf(NEWEST.minor), 'kubectl');
  return { kubectl, kubeconfig: cluster.kubeconfig, trustDirectory };
}
