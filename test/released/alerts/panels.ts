import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const PANELS = join(import.meta.dirname, '../../../charts/polyaxon-gcs-injector/files/dashboard.yaml');

interface Panel {
  readonly title: string;
  readonly lines: readonly { readonly expr: string }[];
}

const panels: readonly Panel[] = parse(readFileSync(PANELS, 'utf8'));

/** Every line that the dashboard draws. Grafana sets the variable: it is four times the time between two scrapes. */
export const linesDrawn = (rateInterval: string) =>
  panels.flatMap(({ title, lines }) =>
    lines.map(({ expr }) => ({ title, expr: expr.replaceAll('$__rate_interval', rateInterval).trim() })),
  );
