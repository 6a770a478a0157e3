// npm run cluster: a cluster to try things in, until Ctrl-C. npm run cluster -- kubectl get pods: runs kubectl against
// it. --help says more.
import { parseArgs } from 'node:util';
import { NEWEST } from './binary/kubernetes-versions.ts';
import { runPlayground } from './playground/run.ts';
import { runTool } from './playground/run-tool.ts';
import { missingRequirement, skipWithout } from './requirements.ts';
import { exitCodeOf } from './usage.ts';

const USAGE = `npm run cluster                          starts a cluster and stops it on Ctrl-C
npm run cluster -- --kubernetes 1.33     … of an older version
npm run cluster -- --control-plane       … that admits and stores pods and never runs them; needs no root
npm run cluster -- --injector            … with the image of this project on its node, to try the chart
npm run cluster -- kubectl get pods      speaks to the running cluster (so does helm)`;

process.exitCode = await exitCodeOf(main);

async function main(args: string[]): Promise<number> {
  const [tool, ...toolArgs] = args;
  if (tool === 'kubectl' || tool === 'helm') return runTool(tool, toolArgs);
  const { values } = parseArgs({
    args,
    options: {
      kubernetes: { type: 'string', default: NEWEST.minor },
      'control-plane': { type: 'boolean', default: false },
      injector: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return say(USAGE);
  if (process.env['KUBECONFIG'])
    return say(`KUBECONFIG is ${process.env['KUBECONFIG']}: this uses that cluster and starts none`);
  const node = !values['control-plane'];
  const requirement = missingRequirement(node);
  if (requirement) skipWithout(requirement);
  return runPlayground({ kubernetes: values.kubernetes, node, injector: values.injector });
}

function say(text: string): number {
  console.log(text);
  return 0;
}
