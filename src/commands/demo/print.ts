import type { Writable } from 'node:stream';
import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import { CREDENTIALS_ENV } from '../../gcs/key-file.ts';
import { STATUS_ANNOTATION } from '../../injection/our-names.ts';
import { explain, type Reason } from '../../injection/reasons.ts';
import { annotationsOf, type Pod } from '../../kubernetes/pod.ts';
import { OUTPUTS_PATH_ENV } from '../../polyaxon/names.ts';
import { colourDiff } from '../inject/colour-diff.ts';
import { type Style, say, styled } from '../terminal.ts';
import { type Gains, gainsOf } from './gains.ts';
import type { PodName } from './pod-names.ts';

/** A pod before and after the webhook's answer. */
export interface Admitted {
  readonly name: PodName;
  readonly title: string;
  readonly reason: Reason;
  readonly warnings: readonly string[];
  readonly before: Pod;
  readonly after: Pod;
}

/** One line a pod: what it is, the reason, and what it gained. */
export function printTable(pods: readonly Admitted[], stdout: Writable): void {
  say(stdout, styled(stdout, 'bold', row('POD', 'WHAT IT IS', 'REASON', 'WHAT IT GAINED')));
  for (const pod of pods)
    say(stdout, row(pod.name, pod.title, pod.reason, summary(gainsOf(pod.before, pod.after)), colourOf(pod, stdout)));
}

const row = (name: string, title: string, reason: string, gained: string, colour = (text: string) => text): string =>
  `${name.padEnd(12)}  ${title.padEnd(30)}  ${colour(reason.padEnd(12))}  ${gained}`;

const colourOf = ({ reason }: Admitted, stdout: Writable) => {
  const colour: Style = reason === 'injected' ? 'green' : 'yellow';
  return (text: string): string => styled(stdout, colour, text);
};

function summary(gains: Gains): string {
  const { path, key, others } = parts(gains);
  const counted = others.length === 0 ? [] : [`${others.length} more`];
  return [...(path ? ['outputs path'] : []), ...(key ? ['key file'] : []), ...counted].join(', ') || 'nothing';
}

/** The outputs path, the key file, and the names of all else. */
function parts({ variables, areArgumentsChanged }: Gains) {
  const others = variables
    .map(({ name }) => name)
    .filter((name) => ![OUTPUTS_PATH_ENV, CREDENTIALS_ENV].includes(name));
  return {
    path: given(OUTPUTS_PATH_ENV, variables),
    key: given(CREDENTIALS_ENV, variables),
    others: areArgumentsChanged ? [...others, 'its arguments'] : others,
  };
}

const given = (name: string, variables: Gains['variables']): string | undefined =>
  variables.find((variable) => variable.name === name)?.value ?? undefined;

/** The values that a person looks for, in a few lines. */
export function printGains(pod: Admitted, stdout: Writable): void {
  const gains = gainsOf(pod.before, pod.after);
  const { path, key, others } = parts(gains);
  const was = given(OUTPUTS_PATH_ENV, gains.replaced);
  printHead(pod, stdout);
  if (path !== undefined) say(stdout, `  outputs path  ${path}`);
  if (was !== undefined) say(stdout, `  instead of    ${was}`);
  if (key !== undefined) say(stdout, `  key file      ${key}, of Secret ${secretOf(pod.after)}`);
  if (others.length > 0) say(stdout, `  and           ${others.join(', ')}`);
}

function printHead(pod: Admitted, stdout: Writable): void {
  say(stdout, `\n${styled(stdout, 'bold', pod.name)}: ${colourOf(pod, stdout)(pod.reason)}: ${explain(pod.reason)}`);
  for (const text of pod.warnings) say(stdout, `  warning: ${text}`);
}

const secretOf = (pod: Pod): string => JSON.parse(annotationsOf(pod)[STATUS_ANNOTATION] ?? '{}').secret;

/** The difference between both pods. Two lines around each change show its place. */
export function printDiff(pod: Admitted, stdout: Writable): void {
  const [old, injected] = [pod.before, pod.after].map((each) => stringify(each, { lineWidth: 0 }));
  const diff = createTwoFilesPatch('', '', old ?? '', injected ?? '', '', '', { context: 2 });
  printHead(pod, stdout);
  if (diff.includes('@@')) say(stdout, colourDiff(diff.slice(diff.indexOf('@@')).trimEnd(), stdout));
}
