import { describe, expect, it } from 'vitest';
import { readPersonName } from './person-name.ts';
import { roleIn } from './role-name.ts';

function roleOf(name: string): string | null {
  return roleIn(readPersonName({ name, givenName: null, familyName: null }));
}

describe('a role that stands where a name is asked for', () => {
  it.each([
    ['Accounts Payable', 'accounts payable'],
    ['AP Department', 'ap department'],
    ['The Office Manager', 'the office manager'],
    ['Payable, Accounts', 'accounts payable'],
    ['Buchhaltung', 'buchhaltung'],
    ['Service Comptabilité', 'service comptabilite'],
    ['Info', 'info'],
  ])('%s is one', (name, role) => {
    expect(roleOf(name)).toBe(role);
  });

  it.each(['Soupy Sales', 'Jane Head', 'A. P.', 'Manager', 'Owner', 'Front', 'Jane Doe, Accounts Payable', ''])(
    '%s is none',
    (name) => {
      expect(roleOf(name)).toBeNull();
    },
  );
});
