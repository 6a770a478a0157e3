import type { V1Pod } from '@kubernetes/client-node';
import { ConfigurationError } from '../../src/config/fault.ts';
import type { SecretState } from '../../src/gcs/secret-state.ts';
import { decide } from '../../src/injection/decide.ts';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { anInput, applied } from '../support/builders.ts';
import { ACCOUNTS } from './accounts.ts';
import type { Row } from './row.ts';

/** A row with its changed pod. */
export interface Subject {
  readonly row: Row;
  readonly after: V1Pod;
  readonly warnings: readonly string[];
  /** Why the product did not read the pod at all: it refuses the row's configuration. */
  readonly refusal?: string;
}

/** The product's result for a row. */
export function injected(row: Row): Subject {
  try {
    return decidedOn(row);
  } catch (error) {
    if (error instanceof ConfigurationError) return { row, after: row.pod, warnings: [], refusal: error.message };
    throw error;
  }
}

function decidedOn(row: Row): Subject {
  const secrets = Object.fromEntries(row.watched.map((name) => [name, stateOf(row, name)]));
  const namespace = row.pod.metadata?.namespace ?? 'polyaxon';
  const decision = decide(row.pod as Pod, anInput({ config: row.config, namespace, secrets }));
  return { row, after: applied(row.pod as Pod, decision) as V1Pod, warnings: decision.warnings };
}

/** The preflight's knowledge of a Secret of the row. */
function stateOf({ secrets }: Row, name: string): SecretState {
  const texts = secrets[name];
  if (texts === undefined) return { kind: 'missing' };
  const isKey = (text: string) => ACCOUNTS.some((account) => account === text);
  const keys = Object.entries(texts).map(([key, text]) => [key, isKey(text) ? 'usable' : 'not_json'] as const);
  return { kind: 'present', keys: new Map(keys) };
}
