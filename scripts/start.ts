import { certs } from '../src/commands/certs/command.ts';
import { outcomeOf } from '../src/commands/outcome.ts';
import { serve } from '../src/commands/serve/command.ts';

const HINT = `
Serving the example configuration (examples/config.yaml) with a development certificate. Try it in another terminal:

  curl -s --cacert certs/ca.crt -H 'content-type: application/json' \\
    --data @examples/review.json https://localhost:10250/mutate--v1-pod

  npm run --silent cli -- inject -f examples/pods/job-2.18.0.yaml -o diff

Ready: http://localhost:8081/readyz   Metrics: http://localhost:8080/metrics   Stop: Ctrl-C
`;

const terminal = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
const names = ['localhost', '127.0.0.1', '::1'];
const options = {
  config: 'examples/config.yaml',
  certs: 'certs',
  host: '::',
  port: 10250,
  healthPort: 8081,
  metricsPort: 8080,
  graceSeconds: 15,
  secretsMode: 'none',
  logLevel: 'debug',
} as const;

try {
  await certs({ dir: options.certs, name: names, keep: true, force: false }, terminal);
  await serve(options, terminal);
  process.stderr.write(HINT);
} catch (error) {
  const { exitCode, message } = outcomeOf(error);
  if (message !== undefined) process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
