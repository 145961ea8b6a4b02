import { describe, expect, it } from 'vitest';
import { personalDataScope } from './caller.ts';
import { personal } from './masking.ts';

const stranger = { subject: 'stranger', scopes: new Set<string>() };
const agent = { subject: 'agent', scopes: new Set([personalDataScope]) };

describe('personal data', () => {
  it.each([
    ['name', 'Ada Lovelace', 'A*** L***'],
    ['name', '山田 太郎', '山*** 太***'],
    ['name', '王 伟', '*** ***'],
    ['email', 'ada@example.com', 'a***@example.com'],
    ['email', 'not an email', '***'],
    ['phone', '+491701234542', '***42'],
    ['url', 'https://shop.example/search?q=my+cat#ada', 'https://shop.example/search'],
    ['url', 'https://shop.example/leave/ada%40example.com/now', 'https://shop.example/leave/***/now'],
    ['url', 'https://shop.example/offers', 'https://shop.example/offers'],
    ['id', 'ada@example.com', 'a***@example.com'],
    ['id', 'cus_1', 'cus_1'],
    ['text', 'my cat is ill', '***'],
  ] as const)('of kind %s is masked for a caller without the scope: %s', (kind, value, masked) => {
    expect(personal(stranger, kind, value)).toBe(masked);
    expect(personal(agent, kind, value)).toBe(value);
  });

  it('that is not there stays null for everyone', () => {
    expect(personal(stranger, 'name', null)).toBeNull();
    expect(personal(agent, 'name', null)).toBeNull();
  });
});
