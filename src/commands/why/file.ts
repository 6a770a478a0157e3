import type { Configuration } from '../../config/configuration.ts';
import { inputsOf } from '../../config/inputs.ts';
import { stateOf } from '../../gcs/secret-state.ts';
import { decide } from '../../injection/decide.ts';
import { isObject } from '../../json/object.ts';
import { type Seen, seen, unseen } from '../../kubernetes/seen.ts';
import type { Account } from '../../why/account.ts';
import { secretIn } from '../../why/decision/decided.ts';
import type { Namespace } from '../../why/objects.ts';
import { explainOffline } from '../../why/offline.ts';
import { type FoundPod, findPods } from '../manifest/pods.ts';
import { manifestFrom } from '../manifest/read-input.ts';
import { statesIn } from '../manifest/secrets.ts';
import { CommandFailed, type Terminal } from '../terminal.ts';

interface FileToExplain {
  readonly filename: string;
  readonly namespace?: string;
  readonly config?: string;
}

/** What would become of each pod of a file. A Namespace in the same file says whether it opted in. */
export async function explainFile(
  { filename, namespace, config }: FileToExplain,
  configuration: Configuration,
  terminal: Terminal,
): Promise<readonly Account[]> {
  const documents = (await manifestFrom(filename, 'why', terminal)).documents.map(({ value }) => value);
  const pods = documents.flatMap((document) => findPods(document, namespace));
  if (pods.length === 0) throw new CommandFailed(`${filename}: no pod and no pod template in it`);
  const inputFor = inputsOf(() => configuration, { statesIn: statesIn(documents, namespace) });
  const source = config === undefined ? unseen('no --config was given') : seen(config);
  return pods.map((found) => {
    const input = inputFor(found.namespace, 'fail');
    const decision = decide(found.pod, input);
    const secret = { state: stateOf(input.secrets, secretIn(decision) ?? ''), because: 'the file does not show it' };
    const decided = { ...found, settings: input.settings, source, decision, secret };
    return explainOffline(found.owner, decided, namespaceIn(documents, found));
  });
}

function namespaceIn(documents: readonly unknown[], { namespace }: FoundPod): Seen<Namespace> {
  const found = documents.find(
    (value) => isObject(value) && value['kind'] === 'Namespace' && nameOf(value as Namespace) === namespace,
  );
  return found === undefined ? unseen('the file does not show it') : seen(found as Namespace);
}

const nameOf = ({ metadata }: Namespace): string | undefined => metadata?.name;
