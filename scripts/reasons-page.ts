import { REASONS } from '../src/injection/reasons.ts';

const INTRO = `# Reasons

Every admission ends with exactly one of these codes. The same code is in the log line, the metric label
(\`polyaxon_gcs_injector_admissions_total{reason}\`), the audit annotation, the status annotation of the pod
(\`polyaxon-gcs-injector.io/status\`) and, where a person should act, the warning that \`kubectl\` shows.
The codes are stable: adding one is a minor version, changing one a major.

Codes that are seen *offline* never reach the server while the API server calls it for run pods only; \`inject\` shows them.
A pod that opts out on itself does not reach it either; one that opts out in its env does.
\`secret_missing\`, \`secret_key_missing\` and \`key_invalid\` are seen only when the server looks at Secrets: \`serve --secrets-mode\`
(chart: \`rbac.secrets.mode\`). \`inject\` looks at none.

| code | meaning, and what to do | seen |
|---|---|---|
`;

/** The page of all reasons, made from the table in the code. */
export const reasonsPage = (): string =>
  INTRO +
  Object.entries(REASONS)
    .map(([code, { sentence, seen }]) => `| \`${code}\` | ${sentence} | ${seen} |\n`)
    .join('');
