import { describe, expect, it } from 'vitest';
import { profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { holderOf, powerAmong, powerOfSpread } from './spread.ts';

function person(id: string, name: string, email: string): PartyRecord {
  return {
    ...{ key: `sales:guest:${id}`, department: 'sales', type: 'guest', sourceId: id, kind: 'PERSON', name },
    ...{ givenName: null, familyName: null, otherNames: [], emails: [email], phones: [], addresses: [] },
    ...{ birthDate: null, externalIds: [], taxIds: [], domains: [], attributes: [], updatedAt: null },
  };
}

describe('powerOfSpread', () => {
  it('is whole for one holder, falls smoothly, and is none from 20 on', () => {
    const powers = Array.from({ length: 25 }, (_, index) => powerOfSpread(index));
    expect(powers.slice(0, 2)).toEqual([1, 1]);
    expect(powers.slice(20)).toEqual([0, 0, 0, 0, 0]);
    for (let index = 2; index <= 20; index++) {
      expect(powers[index]).toBeLessThan(powers[index - 1] ?? 0);
      expect((powers[index - 1] ?? 0) - (powers[index] ?? 0)).toBeLessThan(0.25);
    }
  });
});

describe('a value', () => {
  it('of one person keeps its power through slips, pet names and swapped names', () => {
    const names = ['Robert Miller', 'Miller Robert', 'Robert Milelr', 'R. Miller', 'robert miller'];
    const guests = Array.from({ length: 30 }, (_, i) => person(String(i), names[i % 5] ?? '', 'rob@home.example'));
    expect(powerAmong(guests.map((guest) => profileOf(guest)))('email', 'rob@home.example')).toBe(1);
  });

  it('that 21 people give has next to none left, and one over 200 records none', () => {
    const letters = 'abcdefghijklmnopqrstu';
    const staff = [...letters].map((letter, i) => person(String(i), `${letter}nn Zimmer`, 'desk@firm.example'));
    expect(powerAmong(staff.map((each) => profileOf(each)))('email', 'desk@firm.example')).toBe(0);
    const many = Array.from({ length: 201 }, (_, i) => person(String(i), 'Ann Lee', 'ann@firm.example'));
    expect(powerAmong(many.map((each) => profileOf(each)))('email', 'ann@firm.example')).toBe(0);
  });

  it('has no holder in who says only one name', () => {
    expect(holderOf(profileOf(person('1', 'Ann', 'a@firm.example')))).toBeNull();
    expect(holderOf(profileOf(person('1', 'Ann Lee', 'a@firm.example')))).toBe('al');
  });
});
