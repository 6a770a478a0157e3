import { REASONS } from '../src/injection/reasons.ts';

const INTRO = `# Reasons

Every admission ends with exactly one of these codes. The same code is in the log line, the metric label
(\`polyaxon_gcs_injector_admissions_total{reason}\`), the audit annotation, the status annotation of the pod
(\`polyaxon-gcs-injector.io/status\`) and, if a person should act, the warning that \`kubectl\` shows.
The codes are stable: adding one is a minor version, changing one a major.

The server never sees *offline* codes while the API server calls it only for run pods. \`inject\` shows them.
A pod that opts out by its own label or annotation does not reach the server either. A pod that opts out in its env does.
\`secret_missing\`, \`secret_key_missing\` and \`key_invalid\` appear only if the server looks at Secrets: \`serve --secrets-mode\`
(chart: \`rbac.secrets.mode\`). \`inject\` looks at none.

| code | meaning, and what to do | seen |
|---|---|---|
`;

/** The page of all reasons, from the table in the code. */
export const reasonsPage = (): string =>
  INTRO +
  Object.entries(REASONS)
    .map(([code, { sentence, seen }]) => `| \`${code}\` | ${sentence} | ${seen} |\n`)
    .join('');
