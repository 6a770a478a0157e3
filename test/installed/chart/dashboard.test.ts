import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { render, the, type Values } from './helm.ts';
import { INJECTOR } from './release-names.ts';

const METRICS_PAGE = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8');

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string; readonly legendFormat: string }[];
}

const dashboardOf = async (values: Values = {}) => {
  const map = the(await render({ grafana: { enabled: true, ...values } }), 'ConfigMap', `${INJECTOR}-dashboard`);
  const [text = ''] = Object.values<string>(map['data']);
  return { map, board: JSON.parse(text) as { readonly uid: string; readonly panels: readonly Panel[] } };
};

it('is found by the sidecar, where it looks', async () => {
  const { map } = await dashboardOf({ namespace: 'monitoring', annotations: { grafana_folder: 'ml' } });
  expect(map.metadata).toMatchObject({
    namespace: 'monitoring',
    labels: { grafana_dashboard: '1' },
    annotations: { grafana_folder: 'ml' },
  });
});

it('has panels that lie beside and below each other, each line with a name of its own', async () => {
  const { board } = await dashboardOf();
  expect(board.uid).toMatch(/^[0-9a-f]{32}$/);
  expect(board.panels.length).toBeGreaterThan(6);
  const places = board.panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
  expect(new Set(places).size).toBe(places.length);
  for (const { targets } of board.panels) {
    expect(targets.map(({ refId }) => refId)).toEqual(['A', 'B', 'C'].slice(0, targets.length));
  }
});

it('draws only metrics that the server or API servers have', async () => {
  const { board } = await dashboardOf();
  const expressions = board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const names = expressions.flatMap((expr) => [...expr.matchAll(/polyaxon_gcs_injector_\w+/g)].map(([name]) => name));
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(METRICS_PAGE).toContain(`\`${name.replace(/_bucket$/, '')}\``);
});
