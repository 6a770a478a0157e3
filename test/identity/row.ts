import type { V1Pod } from '@kubernetes/client-node';
import type { Right } from './accounts.ts';
import type { Texts } from './container/not-started.ts';

/** A pod, what lies in its namespace, and whose account each connection is right to have once the pod is injected. */
export interface Row {
  readonly name: string;
  /** The public report that it stands for, or what it varies. */
  readonly origin: string;
  readonly says: string;
  readonly pod: V1Pod;
  /** YAML, as `--config` takes it. */
  readonly config: string;
  /** By name, of each key a text. The name of an account stands for a key file of it. */
  readonly secrets: Readonly<Record<string, Texts>>;
  readonly configMaps: Readonly<Record<string, Texts>>;
  /** The Secrets that the preflight sees. Of the others nothing is known, as where it is off. */
  readonly watched: readonly string[];
  /** What the script of the main container does before a client is asked. */
  readonly script: Script;
  /** Connections that are not named are right to stay what they were, or to be whatever they like where they were nobody. */
  readonly who: Readonly<Record<string, Right>>;
  readonly told: readonly Told[];
  /** What the configuration is refused for, if it is right to be. */
  readonly refusal?: string;
}

export interface Script {
  /** Files that it fetches, or that its image brings, with their texts. */
  readonly files?: Texts;
  /** Variables that it sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** The key file that it gives to `gcloud auth activate-service-account`. */
  readonly gcloudKey?: string;
}

/** A wrong account that cannot be prevented, of which somebody is told. */
export interface Told {
  readonly connection: string;
  /** What is taken all the same: an account, or the name of an error. */
  readonly is: string;
  /** How the names of the clients begin; all where absent. */
  readonly clients?: readonly string[];
  readonly why: string;
  /** A warning says one of these; where absent, a document tells it, because nothing in the pod shows it. */
  readonly warning?: readonly string[];
}

/** Whether the run was made by Polyaxon 0.x, whose spawner labels it so (0.6.1 polypod/templates/labels.py). */
export const isOf0x = ({ pod }: Row): boolean => pod.metadata?.labels?.['type'] === 'polyaxon-runner';
