import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decision, type DecisionInput, decide } from '../../src/injection/decide.ts';
import { REASONS } from '../../src/injection/reasons.ts';
import type { EnvVar, Pod } from '../../src/kubernetes/pod.ts';
import { allContainers, type ContainerAt } from '../../src/polyaxon/containers.ts';
import { applied, frozen } from '../builders.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { arbitraryPod, KEY_MATERIAL } from './arbitrary-pod.ts';

/** Variables that Polyaxon itself writes: their values may change, by the prefix rule or by merging. */
const REWRITTEN = [
  'POLYAXON_RUN_OUTPUTS_PATH',
  'POLYAXON_RUN_DATA_PATHS',
  'POLYAXON_REFS_OUTPUTS_PATHS',
  'TF_CONFIG',
  'POLYSTORES_RUN_STORES_ACCESS_KEYS',
  'POLYAXON_CONNECTIONS_CATALOG',
];
const STATUS = 'polyaxon-gcs-injector.io/status';
const UNTOUCHED = new Set(['opted_out', 'build_run', 'system_run', 'platform_pod', 'not_polyaxon']);

interface Case {
  readonly pod: Pod;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly after: Pod;
}

const holds = (check: (example: Case) => void): void =>
  fc.assert(
    fc.property(arbitraryPod, arbitraryInput, (pod, input) => {
      const decision = decide(frozen(pod), input);
      check({ pod, input, decision, after: applied(pod, decision) });
    }),
    { numRuns: Number(process.env['LAWS_RUNS'] ?? 500) },
  );

const pairs = ({ pod, after }: Case): readonly (readonly [ContainerAt, ContainerAt])[] => {
  const later = allContainers(after);
  return allContainers(pod).map((at, index) => [at, later[index] as ContainerAt] as const);
};

describe('laws, for any pod, configuration and state of the Secrets', () => {
  it("1: the author's own values win: nothing that is there is overwritten, duplicated or removed", () => {
    holds((example) => {
      for (const [before, after] of pairs(example)) {
        const env = before.container.env ?? [];
        const later = after.container.env ?? [];
        env.forEach((variable, index) => {
          if (!REWRITTEN.includes(variable.name) || variable.valueFrom) expect(later[index]).toEqual(variable);
        });
        const added = later.slice(env.length).map(({ name }) => name);
        expect(added.filter((name) => env.some((variable) => variable.name === name))).toEqual([]);
        expect(new Set(added).size).toBe(added.length);
        const taken = (before.container.volumeMounts ?? []).map(({ mountPath }) => mountPath.replace(/\/$/, ''));
        const mounts = (after.container.volumeMounts ?? []).slice(taken.length).map(({ mountPath }) => mountPath);
        expect(mounts.filter((path) => taken.includes(path))).toEqual([]);
        expect(new Set(mounts).size).toBe(mounts.length);
      }
      const names = (example.pod.spec.volumes ?? []).map(({ name }) => name);
      const addedVolumes = (example.after.spec.volumes ?? []).slice(names.length).map(({ name }) => name);
      expect(addedVolumes.filter((name) => names.includes(name))).toEqual([]);
    });
  });

  it('2: it appends, and everything outside the places that it may change survives byte for byte', () => {
    const shape = (pod: Pod, like: Pod): string => {
      const copy = structuredClone(pod);
      const metadata = copy.metadata as { annotations?: Record<string, unknown> | null };
      const annotations = { ...metadata.annotations };
      if (like.metadata?.annotations?.[STATUS] === undefined) delete annotations[STATUS];
      metadata.annotations = annotations as Record<string, string>;
      copy.spec.volumes = copy.spec.volumes?.slice(0, like.spec.volumes?.length ?? 0) ?? [];
      const originals = allContainers(like);
      allContainers(copy).forEach(({ container }, index) => {
        const original = originals[index]?.container;
        container.env = (container.env ?? []).slice(0, original?.env?.length ?? 0).map(masked);
        container.volumeMounts = (container.volumeMounts ?? []).slice(0, original?.volumeMounts?.length ?? 0);
        container.args = container.args?.map(() => '') ?? [];
      });
      return JSON.stringify(copy);
    };
    const masked = (variable: EnvVar): EnvVar =>
      REWRITTEN.includes(variable.name) ? { ...variable, value: '' } : variable;
    const inserted =
      /^\/spec\/(volumes|(containers|initContainers)\/\d+\/(env|volumeMounts|args)(\/\d+|\/-)?(\/value)?)|^\/metadata\/annotations/;
    holds(({ pod, after, decision }) => {
      expect(sorted(shape(after, pod))).toBe(sorted(shape(pod, pod)));
      for (const { path } of decision.operations) expect(path).toMatch(inserted);
    });
  });

  it('3: an injected pod gets nothing more, and is warned of the same', () => {
    holds(({ after, input, decision }) => {
      const second = decide(after, input);
      expect(second.operations).toEqual([]);
      if (decision.result !== 'denied') expect(second.warnings).toEqual(decision.warnings);
      expect([decision.reason, 'already_injected']).toContain(second.reason);
    });
  });

  it('4: the same input gives the same decision, and the pod is never written to', () => {
    holds(({ pod, input, decision }) => expect(decide(pod, input)).toEqual(decision));
  });

  it('5: the patch applies, and an absent list or map is added whole', () => {
    holds(({ decision }) => {
      for (const { op, path, value } of decision.operations) {
        expect(['add', 'replace']).toContain(op);
        expect(path.endsWith('/-') || value !== undefined).toBe(true);
      }
    });
  });

  it('6: no key material leaves the pod', () => {
    holds(({ decision }) => {
      const said = JSON.stringify([decision.warnings, decision.reason, decision.secret, statusOf(decision)]);
      expect(said).not.toContain(KEY_MATERIAL);
    });
  });

  it('7: every decision has one reason of the table, and warnings that the API server passes on', () => {
    holds(({ decision }) => {
      expect(Object.keys(REASONS)).toContain(decision.reason);
      for (const line of decision.warnings) {
        expect([...line].length).toBeLessThanOrEqual(120);
        expect(line).not.toMatch(/\p{Cc}/u);
      }
    });
  });

  it('8: a run pod carries a status of at most 256 bytes, and one that is there is never rewritten', () => {
    holds(({ pod, after, decision }) => {
      const before = pod.metadata?.annotations?.[STATUS];
      const status = after.metadata?.annotations?.[STATUS];
      if (before !== undefined) expect(status).toBe(before);
      else if (!UNTOUCHED.has(decision.reason) && decision.result !== 'denied') {
        expect(JSON.parse(status ?? '')).toMatchObject({ v: 1, reason: decision.reason });
        expect(Buffer.byteLength(status ?? '')).toBeLessThanOrEqual(256);
      }
    });
  });
});

const statusOf = ({ operations }: Decision): unknown => operations.filter(({ path }) => path.startsWith('/metadata'));

/** Members in one order, so that two objects with the same members have the same text. */
const sorted = (text: string): string =>
  JSON.stringify(JSON.parse(text), (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
