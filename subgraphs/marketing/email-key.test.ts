import { expect, test } from 'vitest';
import { emailKey } from './email-key.ts';

test('an address is known however it was copied, so that whoever unsubscribed is not written to', () => {
  for (const copied of ['jane@x.io', ' Jane@X.io ', '\u202ajane@x.io\u202c', 'jane\u200b@x.io', '\ufeffjane@x.io'])
    expect(emailKey(copied)).toBe('jane@x.io');
});
