// Runs in a pod: a webhook that asks the API server for its own identity and writes the answer on the pod.
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import { json } from 'node:stream/consumers';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = process.env;

const credentials = { cert: readFileSync('/probe/tls.crt'), key: readFileSync('/probe/tls.key') };
createServer(credentials, async (incoming, answer) => {
  const review = (await json(incoming)) as { request: { uid: string } };
  const name = await ownName();
  const patch = [{ op: 'add', path: '/metadata/annotations', value: { probe: name } }];
  const response = {
    uid: review.request.uid,
    allowed: true,
    patchType: 'JSONPatch',
    patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
    auditAnnotations: { caller: name },
  };
  answer.setHeader('content-type', 'application/json');
  answer.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response }));
}).listen(10250);

async function ownName(): Promise<string> {
  const body = JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' });
  const answer = await post('/apis/authentication.k8s.io/v1/selfsubjectreviews', body);
  return (answer as { status: { userInfo: { username: string } } }).status.userInfo.username;
}

function post(path: string, body: string): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${readFileSync(`${ACCOUNT}/token`, 'utf8')}`,
    'content-type': 'application/json',
  };
  const options = { host, port, path, method: 'POST', headers, ca: readFileSync(`${ACCOUNT}/ca.crt`) };
  return new Promise((resolve, reject) => {
    request(options, (response) => json(response).then(resolve, reject))
      .on('error', reject)
      .end(body);
  });
}
