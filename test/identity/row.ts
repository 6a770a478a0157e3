import type { V1Pod } from '@kubernetes/client-node';
import type { Right } from './accounts.ts';
import type { Texts } from './container/not-started.ts';

/** A pod, the content of its namespace, and the right account for each connection after injection. */
export interface Row {
  readonly name: string;
  /** The public report that it represents, or what it varies. */
  readonly origin: string;
  readonly says: string;
  readonly pod: V1Pod;
  /** YAML for `--config`. */
  readonly config: string;
  /** By name, with a text for each key. The name of an account stands for its key file. */
  readonly secrets: Readonly<Record<string, Texts>>;
  readonly configMaps: Readonly<Record<string, Texts>>;
  /** The Secrets that the preflight sees. Nothing is known of the others, as if it were off. */
  readonly watched: readonly string[];
  /** What the script of the main container does before a client is asked. */
  readonly script: Script;
  /** Connections that are not named must stay the same. If they were nobody, they may become anything. */
  readonly who: Readonly<Record<string, Right>>;
  readonly told: readonly Told[];
  /** The refusal of the configuration, if it should be refused. */
  readonly refusal?: string;
}

export interface Script {
  /** Files that it fetches, or that are in its image, with their texts. */
  readonly files?: Texts;
  /** Variables that it sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** The key file that it gives to `gcloud auth activate-service-account`. */
  readonly gcloudKey?: string;
}

/** A wrong account that cannot be prevented, but is reported. */
export interface Told {
  readonly connection: string;
  /** The result nevertheless: an account, or the name of an error. */
  readonly is: string;
  /** The prefix of the clients' names; all clients if absent. */
  readonly clients?: readonly string[];
  readonly why: string;
  /** A warning contains one of these. If absent, a document reports it, because nothing in the pod shows it. */
  readonly warning?: readonly string[];
}

/** True if Polyaxon 0.x made the run: its spawner adds this label (0.6.1 polypod/templates/labels.py). */
export const isOf0x = ({ pod }: Row): boolean => pod.metadata?.labels?.['type'] === 'polyaxon-runner';
