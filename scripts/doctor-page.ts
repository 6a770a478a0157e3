import { CHECKS } from '../src/doctor/checks.ts';

const INTRO = `# Doctor

\`polyaxon-gcs-injector doctor\` looks at an installation with your own rights and says what is wrong. It is the first thing to run
after an install, an upgrade or a report that runs have no credentials:

\`\`\`
polyaxon-gcs-injector doctor
polyaxon-gcs-injector doctor --wait 120 --probe
polyaxon-gcs-injector doctor --bucket -o short
\`\`\`

✔ is as it should be. ✘ is a fault: runs are refused, or start without their credentials. ‼ may become one. ? is what you may
not see, with the right that you would need. It ends with 0 if there is no fault, with 1 if there is one, with 2 for wrong usage.
\`--wait\` looks again until there is no fault. \`-o short\` prints only what is not ✔, \`-o json\` is for programs.

It only reads. \`--probe\` asks the API server for dry runs, which create nothing. \`--bucket\` signs in with each key that you may read and
asks Google what its account may do; it goes through HTTPS_PROXY. Nothing of a key is printed. For a certificate authority of your own, set
NODE_EXTRA_CA_CERTS.

| it reads | with the right to |
|---|---|
| the entries and \`caBundle\` | list \`mutatingwebhookconfigurations\` |
| what replicas say of themselves: configuration, certificate | get \`pods/proxy\` where the server is |
| Deployment, pods and configuration | get \`deployments\`, list \`pods\`, get \`configmaps\` where the server is |
| which namespaces opted in | list \`namespaces\` |
| runs without a status | list \`pods\` in each opted-in namespace |
| keys | get the \`secrets\` that the configuration names |
| \`--probe\` | create \`pods\` in each opted-in namespace |

## Keys

\`polyaxon-gcs-injector doctor keys\` lists the keys in opted-in namespaces and the running pods that started with each. A key is known by the first
eight characters of its id (\`private_key_id\`), as Google's console and \`gcloud iam service-accounts keys list\` show it. The status of a run has it
as \`id\`, if the server could see the Secret when the run started.

\`\`\`
NAMESPACE  KEY                      ID        SINCE       RUNNING PODS
team       gcs-secret/gcs-key.json  5e6f7a8b  2026-11-28  1 with 1a2b3c4d: run-1; 1 with it
\`\`\`

To replace a key: put the new one into the Secret, wait with \`polyaxon-gcs-injector doctor keys --wait-until-unused 1a2b3c4d\`, and revoke the old one. A mounted file
follows the Secret, but most clients read it only when they start. The command needs the rights to list namespaces and pods; it waits for an hour
unless \`--wait\` says otherwise, and ends with 1 if the key is still in use. If the key of a run is not known, the run counts as one that may use it.

## The checks
`;

/** The page of all checks, from the table in the code. */
export const doctorPage = (): string =>
  INTRO +
  Object.entries(CHECKS)
    .map(([check, text]) => `\n### ${check}\n\n${text}\n`)
    .join('');
