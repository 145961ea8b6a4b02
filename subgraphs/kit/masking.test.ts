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
    ['email', 'ada@example.com (Ada Lovelace)', 'a***@example.com'],
    ['email', 'ada@example.com / 0170 1234542', 'a***@example.com'],
    ['email', 'ada@bücher.example', 'a***@bücher.example'],
    ['phone', '+491701234542', '***42'],
    ['url', 'https://shop.example/search?q=my+cat#ada', 'https://shop.example/search'],
    ['url', 'https://shop.example/leave/ada%40example.com/now', 'https://shop.example/leave/***/now'],
    ['url', 'https://shop.example/offers', 'https://shop.example/offers'],
    [
      'url',
      'https://go.example/L0/https:%2F%2Fshop.example%2Fhi%3Fname=Ada/1',
      'https://go.example/L0/https:%2F%2Fshop.example%2Fhi',
    ],
    [
      'url',
      'https://go.example/L0/https:%2F%2Fshop.example%2Fleave%2Fada%2540example.com/1',
      'https://go.example/L0/***/1',
    ],
    ['url', 'https://go.example/L0/shop.example%252Fhi%253Fname=Ada', 'https://go.example/L0/shop.example%252Fhi'],
    ['id', 'ada@example.com', 'a***@example.com'],
    ['id', 'cus_1', 'cus_1'],
    ['id', 'whatsapp:+4917012345642', 'whatsapp:***42'],
    ['id', '4917012345642', '4917012345642'],
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
