import { INJECT_LABEL } from '../injection/our-names.ts';
import { checkBuckets } from './check-bucket.ts';
import { checkSecrets } from './check-secrets.ts';
import type { Facts, NamespaceFacts, ProbeFacts } from './facts.ts';
import { type Finding, fault, notSeen, ok, type Section, warn } from './finding.ts';

export const isOptedIn = ({ labels }: Pick<NamespaceFacts, 'labels'>): boolean => labels[INJECT_LABEL] === 'enabled';

export function checkNamespaces({ namespaces }: Facts): readonly Section[] {
  if (namespaces.kind !== 'seen') {
    const why = namespaces.kind === 'unseen' ? namespaces.why : 'there is none';
    return [{ title: 'namespaces', findings: [notSeen('opted_in', 'which namespaces opted in', why)] }];
  }
  const optedIn = namespaces.value.filter(isOptedIn);
  const typos = namespaces.value.flatMap(nearlyOptedIn);
  const names = optedIn.map(({ name }) => name).join(', ');
  const first =
    optedIn.length > 0
      ? ok('opted_in', `opted in: ${names}`)
      : warn('opted_in', 'no namespace opted in', `kubectl label namespace NAMESPACE ${INJECT_LABEL}=enabled`);
  return [{ title: 'namespaces', findings: [first, ...typos] }, ...optedIn.map(checkNamespace)];
}

const checkNamespace = (namespace: NamespaceFacts): Section => ({
  title: `namespace ${namespace.name}`,
  findings: [
    ...checkSecrets(namespace),
    ...ofRuns(namespace),
    ...namespace.probes.map((probe) => ofProbe(probe)),
    ...checkBuckets(namespace),
  ],
});

/** A label that was meant as ours: another value, or another name before or behind the slash. */
function nearlyOptedIn({ name, labels }: NamespaceFacts): readonly Finding[] {
  const meant = Object.entries(labels).find(([label, value]) =>
    label === INJECT_LABEL
      ? value !== 'enabled' && !/^(disabled|false|no)$/i.test(value)
      : /gcs-inject/i.test(label) && /inject(ion|ed|or)?$/i.test(label),
  );
  if (meant === undefined || isOptedIn({ labels })) return [];
  const hint = `kubectl label namespace ${name} --overwrite ${INJECT_LABEL}=enabled`;
  return [warn('opted_in', `${name} did not opt in: its label is ${meant.join('=')}`, hint)];
}

const MOST_NAMES = 3;

function ofRuns({ runs }: NamespaceFacts): readonly Finding[] {
  if (runs.kind !== 'seen') return runs.kind === 'unseen' ? [notSeen('runs', 'the runs', runs.why)] : [];
  const without = runs.value.filter(({ reason }) => reason === undefined).map((run) => run.name);
  if (without.length > 0) {
    const some = `${without.slice(0, MOST_NAMES).join(', ')}${without.length > MOST_NAMES ? ', …' : ''}`;
    return [
      warn(
        'runs',
        `${without.length} of ${runs.value.length} runs have no status: ${some}`,
        'Start it again: it started before the namespace opted in, or while nobody answered.',
      ),
    ];
  }
  return [
    ok(
      'runs',
      runs.value.length === 0
        ? 'no run is there now'
        : `runs: ${countedReasons(runs.value.flatMap(({ reason }) => reason ?? []))}`,
    ),
  ];
}

const countedReasons = (reasons: readonly string[]): string =>
  [...new Set(reasons)]
    .sort()
    .map((reason) => `${reasons.filter((each) => each === reason).length} ${reason}`)
    .join(', ');

const GOOD: ReadonlySet<string> = new Set(['injected', 'already_injected', 'workload_identity', 'own_credentials']);

function ofProbe({ generation, reason, refusal }: ProbeFacts): Finding {
  const run = `a ${generation} run`;
  if (refusal !== undefined) return fault('probe', `${run} is refused: ${refusal}`);
  if (reason.kind === 'unseen') return notSeen('probe', `what ${run} would get`, reason.why);
  if (reason.kind === 'absent')
    return fault('probe', `${run} is admitted without injection: no replica was asked, or none answered`);
  const text = `${run} would be ${reason.value}`;
  return GOOD.has(reason.value)
    ? ok('probe', text)
    : warn('probe', text, `docs/reasons.md says what ${reason.value} means.`);
}
