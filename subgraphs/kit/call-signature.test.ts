import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CallRefused, largestClockSkewMs, type SignedCall, signCall, verifyCall } from './call-signature.ts';

const secret = 'a secret that gateway and subgraph share';
const now = Date.parse('2026-11-22T08:30:00Z');
const call: SignedCall = {
  audience: 'billing',
  method: 'POST',
  path: '/graphql',
  body: '{"query":"{ __typename }"}',
  caller: { subject: 'agent-7', scopes: new Set(['personal-data:read', 'customers:read']) },
  requestId: 'request-1',
  timeoutMs: 1500,
};

test('a signed call arrives with its caller, request id and time limit', () => {
  expect(verifyCall([secret], call, { ...signCall(secret, call, now) }, now)).toEqual({
    caller: call.caller,
    requestId: 'request-1',
    timeoutMs: 1500,
  });
});

test('while the secret is changed, calls signed with the old and with the new one are accepted, and no others', () => {
  const both = [secret, 'the secret that comes after it, of 32 bytes'];
  for (const each of both)
    expect(verifyCall(both, call, { ...signCall(each, call, now) }, now)).toMatchObject({ requestId: 'request-1' });
  const foreign = { ...signCall('the secret of somebody else, of 32 bytes', call, now) };
  expect(() => verifyCall(both, call, foreign, now)).toThrow(CallRefused);
});

test.each<[string, Partial<SignedCall>]>([
  ['another subgraph', { audience: 'support' }],
  ['another method', { method: 'GET' }],
  ['another path', { path: '/changes?after=0' }],
  ['another body', { body: '{"query":"{ secrets }"}' }],
])('a signature made for %s is refused', (_what, difference) => {
  const headers = signCall(secret, { ...call, ...difference }, now);
  expect(() => verifyCall([secret], call, { ...headers }, now)).toThrow(CallRefused);
});

test.each(['x-caller', 'x-request-id', 'x-timeout-ms', 'x-signed-at', 'x-signature'] as const)(
  'a call whose %s was changed or is missing is refused',
  (name) => {
    const headers = signCall(secret, call, now);
    const forged = signCall(
      'another secret',
      { ...call, requestId: 'other', caller: anonymous, timeoutMs: 9 },
      now + 1,
    );
    expect(() => verifyCall([secret], call, { ...headers, [name]: forged[name] }, now)).toThrow(CallRefused);
    expect(() => verifyCall([secret], call, { ...headers, [name]: undefined }, now)).toThrow(CallRefused);
  },
);

const anonymous = { subject: 'anonymous', scopes: new Set<string>() };

test('a captured call is refused once the clocks are further apart than allowed', () => {
  const headers = { ...signCall(secret, call, now) };
  expect(verifyCall([secret], call, headers, now + largestClockSkewMs)).toBeDefined();
  expect(() => verifyCall([secret], call, headers, now + largestClockSkewMs + 1)).toThrow(CallRefused);
  expect(() => verifyCall([secret], call, headers, now - largestClockSkewMs - 1)).toThrow(CallRefused);
});

test('any subject and any scopes survive the way', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.string()), (subject, scopes) => {
      const signed = { ...call, caller: { subject, scopes: new Set(scopes) } };
      const { caller } = verifyCall([secret], signed, { ...signCall(secret, signed, now) }, now);
      expect(caller).toEqual(signed.caller);
    }),
  );
});
