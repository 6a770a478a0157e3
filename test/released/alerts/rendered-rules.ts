import { join } from 'node:path';
import { parse } from 'yaml';
import { execute } from '../../../lab/kubernetes/execute.ts';
import { helm3 } from '../../../lab/kubernetes/helm-3/build.ts';

const CHART = join(import.meta.dirname, '../../../charts/polyaxon-gcs-injector');

export interface Rule {
  readonly alert: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Group {
  readonly rules: readonly Rule[];
}

/** The groups of rules that the chart renders for a release in the namespace `plx`. */
export async function renderedRules(): Promise<readonly Group[]> {
  const rendered = await execute(await helm3(), [
    ...['template', 'injector', CHART, '--namespace=plx', '--kube-version=1.33.0'],
    ...['--set=prometheusRule.enabled=true', '--show-only=templates/prometheusrule.yaml'],
  ]);
  return parse(rendered).spec.groups;
}
