import { callerOf } from '../accounts/caller.ts';
import type { ServiceAccount } from '../accounts/service-account.ts';
import { answerTokenRequest, isTokenRequest } from '../accounts/token-endpoint.ts';
import type { Cloud } from '../cloud.ts';
import type { Answer } from '../http/answer.ts';
import { type Call, targetOf } from '../http/call.ts';
import { isRefusal, refuse } from '../http/refusal.ts';
import { noteCall } from '../record/note-call.ts';
import { answerBatch, isBatch } from './batch.ts';
import { dialectOf } from './dialect.ts';
import { openBucket } from './open-bucket.ts';
import { queryFault } from './query-fault.ts';
import { matchPath, type Outcome, type Params, type Route } from './route.ts';

/** Answers any call of Google's hosts, and records it. Calls in a batch are recorded one by one too. */
export function answerCall(cloud: Cloud, call: Call): Answer {
  if (isTokenRequest(call)) return noteCall(cloud, call, answerTokenRequest(cloud, call));
  const { routes, render } = dialectOf(call);
  const caller = callerOf(cloud, call);
  if (isRefusal(caller)) return noteCall(cloud, call, render(caller));
  const answerPart = (part: Call) => answerCall(cloud, part);
  const outcome = isBatch(call) ? answerBatch(call, answerPart) : answerAs(cloud, call, { caller, routes });
  return noteCall(cloud, call, isRefusal(outcome) ? render(outcome) : outcome, caller.email);
}

interface Desk {
  readonly caller: ServiceAccount;
  readonly routes: readonly Route[];
}

function answerAs(cloud: Cloud, call: Call, { caller, routes }: Desk): Outcome {
  if (isAllowedLocations(call)) return refuse('not_found', 'Not found');
  const found = findRoute(routes, call);
  if (!found) {
    cloud.ledger.unhandled.push(`${call.method} ${call.host}${targetOf(call)}`);
    return refuse('not_found', 'Not Found');
  }
  const { route, params } = found;
  const fault = queryFault(call.query);
  if (fault) return fault;
  const bucket = openBucket(cloud, call, { caller, bucket: params.bucket, permission: route.permission });
  return isRefusal(bucket) ? bucket : route.respond({ ...call, cloud, caller, bucket, params });
}

function findRoute(routes: readonly Route[], call: Call): { route: Route; params: Params } | undefined {
  for (const route of routes) {
    const params = route.method === call.method ? matchPath(route.pattern, call.path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

/** google-auth 2.62 asks for this after each new token, and accepts 404. */
function isAllowedLocations({ host, path }: Call): boolean {
  return host === 'iamcredentials.googleapis.com' && path.endsWith('/allowedLocations');
}
