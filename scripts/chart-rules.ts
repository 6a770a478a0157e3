import { stringify } from 'yaml';
import { CREDENTIALS_ENV } from '../src/gcs/key-file.ts';
import { CHOICE_PREFIX, OUR_ENVS } from '../src/injection/our-names.ts';
import { OPT_OUTS, SEPARATOR } from '../src/injection/reading/choices.ts';
import { STORE_ENV_PREFIX, STORE_ENVS } from '../src/injection/reading/marks.ts';
import { FOREIGN_CONTAINERS, MAIN_NAMES, PLATFORM_CONTAINER } from '../src/polyaxon/containers.ts';
import * as polyaxon from '../src/polyaxon/names.ts';
import { DEFAULT_LABELS } from '../src/polyaxon/recognition.ts';

const list = (texts: Iterable<string>): string => `[${[...texts].map((text) => `'${text}'`).join(', ')}]`;
const label = (name: string): string => `object.metadata.?labels[?'${name}'].orValue('')`;
const annotation = (name: string): string => `object.metadata.?annotations[?'${name}'].orValue('')`;
const hasLabel = (name: string): string => `object.metadata.?labels[?'${name}'].hasValue()`;
const isOfPolyaxon = (variable: string): string =>
  `(${polyaxon.POLYAXON_ENV_PREFIXES.map((prefix) => `${variable}.startsWith('${prefix}')`).join(' || ')}) && !(${variable} in ${list(OUR_ENVS)})`;
const isOfStore = (variable: string): string =>
  `(${variable} in ${list(STORE_ENVS)} || ${variable}.startsWith('${STORE_ENV_PREFIX}'))`;
/** A text of CEL without escapes: a name of a container has no character that means something in a pattern. */
const isNamed = (container: string): string =>
  `[${[annotation, label].map((of) => of(`${CHOICE_PREFIX}containers`)).join(', ')}]
.exists(t, t.matches(r'(^|${SEPARATOR.source})' + ${container}.name + r'($|${SEPARATOR.source})'))`;
const hasVariable = (container: string, name: string): string =>
  `${container}.?env.orValue([]).exists(e, e.name == '${name}')`;

/** The pod itself does not opt out: src/injection/reading/choices.ts. */
const NOT_OPTED_OUT = [label, annotation]
  .map((of) => `!(${of(`${CHOICE_PREFIX}inject`)}.lowerAscii() in ${list(OPT_OUTS)})`)
  .join('\n&& ');

/**
 * The truth table of src/polyaxon/recognition.ts. The template fills in the lists, because admins change label values.
 */
const RUN = `
(${label(polyaxon.TYPE_LABEL)} in {{ .types }} && ${label(polyaxon.APP_LABEL)} in {{ .apps }})
? ${label(polyaxon.APP_LABEL)} in {{ .runs }}
: (${label(polyaxon.TYPE_LABEL)} in {{ .coreTypes }} || ${label(polyaxon.PART_OF_LABEL)} == '${polyaxon.PART_OF_CORE}')
? false
: (${label(polyaxon.MANAGED_BY_LABEL)} == '${polyaxon.MANAGED_BY}' && ${label(polyaxon.PART_OF_LABEL)} == '${polyaxon.PART_OF_RUNS}')
? !(${label(polyaxon.COMPONENT_LABEL)} in ${list(polyaxon.SYSTEM_COMPONENTS)})
: ${hasLabel(polyaxon.DASK_CLUSTER_LABEL)} && !${hasLabel(polyaxon.MANAGED_BY_LABEL)}
&& object.spec.containers.exists(c, ${hasVariable('c', polyaxon.RUN_INSTANCE_ENV)})`;

/**
 * The main container of src/polyaxon/containers.ts, as a list of one or none. Each variable may use those before it.
 */
const MAIN_CONTAINER = {
  knownNames: `${list(MAIN_NAMES)}
.filter(n, object.spec.containers.exists(c, c.name == n))`,
  own: `object.spec.containers.filter(c, !c.name.matches('${PLATFORM_CONTAINER.source}')
&& !(c.name in ${list(FOREIGN_CONTAINERS)}))`,
  withVariables: `variables.own.filter(c, c.?env.orValue([]).exists(e, ${isOfPolyaxon('e.name')}))`,
  ofRun: `variables.withVariables.filter(c, c.?env.orValue([]).exists(e, ${isOfPolyaxon('e.name')}
&& !${isOfStore('e.name')}))`,
  ofStore: `variables.withVariables.filter(c, !${isNamed('c')})`,
  main: `size(variables.knownNames) > 0
? object.spec.containers.filter(c, c.name == variables.knownNames[0])
: size(variables.ofRun) > 0
? variables.own.filter(c, c.name == variables.ofRun[0].name)
: size(variables.ofStore) > 0
? variables.own.filter(c, c.name == variables.ofStore[0].name)
: variables.own.filter(c, size(variables.own) == 1)`,
  credentialed: `variables.main.exists(c, ${hasVariable('c', CREDENTIALS_ENV)})`,
};

const { runnerType, coreType, ...apps } = DEFAULT_LABELS;

/** The rules that API server and server share, for `files/polyaxon.yaml` of the chart. */
export const chartRules = (): string =>
  `# Written by \`npm run chart:docs\` from src/polyaxon. Tests hold the expressions equal to the code.\n${stringify(
    {
      labels: { type: runnerType, coreType, apps },
      notOptedOut: NOT_OPTED_OUT,
      run: RUN.trim(),
      variables: Object.entries(MAIN_CONTAINER).map(([name, text]) => ({ name, expression: text })),
    },
    { lineWidth: 0 },
  )}`;
