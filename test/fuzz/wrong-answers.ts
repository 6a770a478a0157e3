import { MARKER } from './marker.ts';
import type { Answer } from './oracles/exchange.ts';

export type Tampered = (answer: Answer) => Answer;
type Members = Record<string, unknown>;
type Operations = { op: string; path: string; value?: unknown }[];

export const response =
  (change: (response: Members) => Members): Tampered =>
  ({ status, body }) => {
    const review = JSON.parse(body);
    return {
      status,
      body: JSON.stringify({ ...review, response: { ...review.response, ...change(review.response) } }),
    };
  };

const patch = (change: (operations: Operations) => Operations): Tampered =>
  response(({ patch: text }) => {
    const operations: Operations = text === undefined ? [] : JSON.parse(Buffer.from(String(text), 'base64').toString());
    return { patchType: 'JSONPatch', patch: Buffer.from(JSON.stringify(change(operations))).toString('base64') };
  });
export const added = (path: string, value: unknown): Tampered =>
  patch((operations) => [...operations, { op: 'add', path, value }]);
export const replaced = (path: string, value: unknown): Tampered =>
  patch((operations) => [...operations, { op: 'replace', path, value }]);
const withoutStatus = patch((operations) => operations.filter(({ path }) => !path.startsWith('/metadata')));
const status = (text: string): Tampered =>
  patch((operations) =>
    operations.map((each) => (each.path.startsWith('/metadata') ? { ...each, path: STATUS_PATH, value: text } : each)),
  );
export const STATUS_PATH = '/metadata/annotations/polyaxon-gcs-injector.io~1status';
export const error =
  (code: number, message: string): Tampered =>
  () => ({
    status: code,
    body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', code, message }),
  });
export const audit = (annotations: Members): Tampered =>
  response(({ auditAnnotations }) => ({ auditAnnotations: { ...(auditAnnotations as Members), ...annotations } }));

const env = { name: 'POLYAXON_RUN_OUTPUTS_PATH', value: 'x' };
export const volume = (secret: object) => ({ name: 'v', secret });
const items = [{ key: 'key.json', path: 'key.json' }];
/** Answers that are wrong in one way. */
export const WRONG: readonly (readonly [rule: string, Tampered])[] = [
  ['500 instead of 200', error(500, 'polyaxon-gcs-injector: fault: x')],
  ['an error that is no Status', () => ({ status: 500, body: 'x' })],
  ['a Status without our name', error(500, 'x')],
  ['a Status that is no line', error(500, 'polyaxon-gcs-injector: fault: a\nb')],
  ['law 6: a value in an error', error(500, `polyaxon-gcs-injector: fault: ${MARKER}`)],
  ['another uid', response(() => ({ uid: 'x' }))],
  ['law 7: no reason', audit({ reason: 'x' })],
  ['law 7: no reason', audit({ result: 'x' })],
  ['law 7: another reason in the status', audit({ reason: 'no_place' })],
  ['law 7: the result does not match the patch', audit({ result: 'skipped' })],
  ['a patch without its type', response(() => ({ patchType: undefined }))],
  ['a pod was denied', response(() => ({ allowed: false, status: { code: 403, message: 'x' } }))],
  ['a denial that is no line', response(() => ({ allowed: false, status: { code: 403, message: '\u202e' } }))],
  ['many warnings', response(() => ({ warnings: Array.from({ length: 11 }, () => 'x') }))],
  ['a warning that is no line', response(() => ({ warnings: ['a\u200b'] }))],
  ['a warning that is no line', response(() => ({ warnings: ['x'.repeat(121)] }))],
  ['law 6: a value in the answer', response(() => ({ warnings: [MARKER] }))],
  ['the patch does not apply', replaced('/spec/nothing', 1)],
  ['law 2: something else changed', added('/spec/priority', 1)],
  ['law 2: something else changed', replaced('/spec/containers/0/image', 'x')],
  ['law 2: something else changed', patch((all) => [...all, { op: 'remove', path: '/spec/containers/0/env/0' }])],
  ['law 1: a variable of the author a second time', added('/spec/containers/0/env/-', env)],
  ['law 1: a variable added twice', patch((all) => [...all, ...all.filter(({ path }) => path.endsWith('/env/-'))])],
  ['law 1: a volume added twice', patch((all) => [...all, ...all.filter(({ path }) => path === '/spec/volumes/-')])],
  ['law 1: a mount inside another', added('/spec/containers/0/volumeMounts/-', mountAt('/outputs/a'))],
  ['law 1: two mounts at one path', patch((all) => [...all, ...all.filter(({ path }) => path.endsWith('Mounts/-'))])],
  ['a mount at no folder', added('/spec/containers/0/volumeMounts/-', mountAt('/a:b'))],
  ['a mount without a volume', added('/spec/containers/0/volumeMounts/-', { ...mountAt('/n'), name: 'no' })],
  [
    'a mount that is not a read-only folder',
    added('/spec/containers/0/volumeMounts/-', { ...mountAt('/n'), readOnly: false }),
  ],
  ['law 1: a value of the author changed', replaced('/spec/containers/0/env/0/value', 'x')],
  ['a volume of no Secret', added('/spec/volumes/-', volume({ secretName: '../x', items }))],
  ['a volume of a Secret that only text names', added('/spec/volumes/-', volume({ secretName: 'password', items }))],
  ['a volume that is more than keys', added('/spec/volumes/-', volume({ secretName: 'gcs-secret' }))],
  [
    'a volume of no key',
    added('/spec/volumes/-', volume({ secretName: 'gcs-secret', items: [{ key: '../x', path: 'x' }] })),
  ],
  [
    'a file outside of its folder',
    added('/spec/volumes/-', volume({ secretName: 'gcs-secret', items: [{ key: 'x', path: '../x' }] })),
  ],
  ['law 8: no status', withoutStatus],
  ['law 8: a long status', status(JSON.stringify({ reason: 'injected', more: 'x'.repeat(256) }))],
  ['law 6: a value in the status', status(JSON.stringify({ reason: 'injected', secret: MARKER }))],
];

function mountAt(mountPath: string) {
  return { name: 'plx-gcs-secret', mountPath, readOnly: true };
}
