import { type InputFor, inputsOf } from '../../config/inputs.ts';
import { loadConfiguration, NO_CONFIGURATION } from '../../config/load.ts';
import { type Decision, decide } from '../../injection/decide.ts';
import { INJECT_LABEL } from '../../injection/our-names.ts';
import { foresee } from '../../injection/reasons.ts';
import { line } from '../../text/line.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { type FoundPod, findPods } from '../manifest/pods.ts';
import { manifestFrom } from '../manifest/read-input.ts';
import { statesIn } from '../manifest/secrets.ts';
import { say, styled, type Terminal, visible } from '../terminal.ts';
import { colourDiff } from './colour-diff.ts';
import { inDocument } from './in-document.ts';
import { type Output, render } from './output.ts';

export interface InjectOptions {
  readonly filename: string;
  readonly config?: string;
  readonly namespace?: string;
  readonly output: Output;
}

interface DecidedPod {
  readonly found: FoundPod;
  readonly decision: Decision;
}

/**
 * Injects a manifest offline, as the webhook injects its pods. Writes the result to stdout and each pod's reason to
 * stderr.
 */
export async function inject(options: InjectOptions, terminal: Terminal): Promise<void> {
  const configuration = options.config === undefined ? NO_CONFIGURATION : await loadConfiguration(options.config);
  const manifest = await manifestFrom(options.filename, 'inject', terminal);
  const values = manifest.documents.map(({ value }) => value);
  const inputFor = inputsOf(() => configuration, { statesIn: statesIn(values, options.namespace) });
  const decided = values.map((value) => findPods(value, options.namespace).map((found) => decideOn(found, inputFor)));
  const edits = decided.map((pods) => pods.flatMap(({ found, decision }) => inDocument(found, decision.operations)));
  const text = render(manifest, edits, options.output);
  const shown = visible(terminal.stdout, text);
  terminal.stdout.write(options.output === 'diff' ? colourDiff(shown, terminal.stdout) : shown);
  report(manifest, decided.flat(), terminal);
}

/** Offline, only the Secrets of the manifest are known. */
const decideOn = (found: FoundPod, inputFor: InputFor): DecidedPod => ({
  found,
  decision: decide(found.pod, inputFor(found.namespace, 'fail')),
});

function report({ documents }: Manifest, decided: readonly DecidedPod[], { stderr }: Terminal): void {
  if (decided.length === 0)
    say(
      stderr,
      `no pod and no pod template in ${documents.length === 1 ? 'the document' : `${documents.length} documents`}`,
    );
  for (const { found, decision } of decided) {
    const colour = decision.result === 'injected' ? 'green' : 'yellow';
    say(stderr, `${line(found.owner)}: ${styled(stderr, colour, decision.reason)}: ${foresee(decision.reason)}`);
    for (const text of decision.warnings) say(stderr, `  ${styled(stderr, 'yellow', 'warning')}: ${text}`);
  }
  const injected = decided.filter(({ decision }) => decision.result === 'injected').map(({ found }) => found.namespace);
  for (const namespace of new Set(injected)) say(stderr, needsLabel(namespace));
}

/** A manifest does not show what the API server checks first: whether the namespace opted in. */
const needsLabel = (namespace: string): string =>
  `only if the namespace opted in: kubectl label namespace ${line(namespace)} ${INJECT_LABEL}=enabled`;
