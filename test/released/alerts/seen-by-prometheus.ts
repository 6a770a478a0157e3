import { samplesOf } from '../../unit/server/metrics-text.ts';

/** The labels that Prometheus adds for the pod that it asked. */
const TARGET = 'job="injector",instance="10.0.0.7:8080",namespace="plx",pod="injector-0"';

/** A series after Prometheus added its labels. It renames a label of ours that has the name of one of them. */
export function withTarget(series: string): string {
  const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(series) ?? [];
  const renamed = labels.replace(/(^|,)(job|instance|namespace|pod)=/g, '$1exported_$2=');
  return `${name}{${[renamed, TARGET].filter((part) => part !== '').join(',')}}`;
}

/** The series of two scrapes: for ten minutes the first, then for ten the second. */
export function series(before: string, after: string): readonly { readonly series: string; readonly values: string }[] {
  const first = samplesOf(before);
  return [...samplesOf(after)].map(([key, value]) => {
    const earlier = first.get(key);
    return { series: withTarget(key), values: `${earlier === undefined ? '_' : earlier}x10 ${value}x10` };
  });
}
