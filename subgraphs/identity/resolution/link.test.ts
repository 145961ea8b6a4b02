import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradict, disagree } from './contradiction.ts';
import { linksThrough, weigh } from './link.ts';
import { defaultPolicy } from './policy.ts';
import type { Witness } from './witness.ts';

let seen = 0;
const person = (name: string | null, birthDate: string | null = null, emails: string[] = []): Witness => ({
  ...{ key: `a:contact:${seen++}`, kind: 'PERSON', name, givenName: null, familyName: null, birthDate, emails },
});
const company = (name: string | null): Witness => ({ ...person(name), kind: 'ORGANISATION' });

const linked = (identifier: string, ...holders: Witness[]): string[] => {
  const nameOf = new Map(holders.map(({ key, name }) => [key, name]));
  return linksThrough(identifier, holders, defaultPolicy).map(([a, b]) => `${nameOf.get(a)} = ${nameOf.get(b)}`);
};

describe('a shared email', () => {
  it.each([
    ['Jane Doe', 'jane doe'],
    ['Jane Doe', 'Doe, Jane'],
    ['Jane Doe', 'Doe Jane'],
    ['Jane Doe', 'Jane Miller'],
    ['Jane Doe', 'J. Doe'],
    ['Jane Doe', 'Jnae Doe'],
    ['William Smith', 'Bill Smith'],
    ['Jonathan Smith', 'Jon Smith'],
    ['Dr. Zoë Müller', 'Zoe Mueller'],
    ['Spyridon Papadopoulos', 'Σπυρίδων Παπαδόπουλος'],
    ['Ivan Petrov', 'Иван Петров'],
    ['Chr. Doe', 'Christian Doe'],
    ['Charlotte Doe', 'Lottie Doe'],
    ['Pedro Souza', 'Pedor Souza'],
    ['Yevhen Honchar', 'Євген Гончар'],
    ['Yulia Shcherbak', 'Юлія Щербак'],
    ['Andriy Hrytsenko', 'Андрій Гриценко'],
    ['Jane Doe', null],
  ])('links %s and %s', (a, b) => {
    expect(linked('email:x@x.io', person(a), person(b))).toHaveLength(1);
  });

  it.each([
    ['Jane Doe', 'John Doe'],
    ['Maria Garcia Lopez', 'Pedro Garcia Lopez'],
    ['Daniel Smith', 'Daniela Smith'],
    ['Daniel Smith', 'Danielle Smith'],
    ['José Gil', 'Josefa Gil'],
    ['Jean Petit', 'Jeanne Petit'],
    ['Victor Petit', 'Victoria Petit'],
    ['Jan de Vries', 'Janneke de Vries'],
    ['Maria Silva', 'Mariana Silva'],
    ['Andreas Klein', 'Andrea Klein'],
    ['Christian Klein', 'Christina Klein'],
    ['Konstantinos Pappas', 'Konstantina Pappas'],
    ['Haruki Sato', 'Haruka Sato'],
    ['John Smith Sr', 'John Smith Jr'],
  ])('does not link %s and %s, who share a household', (a, b) => {
    expect(linked('email:x@x.io', person(a), person(b))).toEqual([]);
    expect(linked('phone:+4930901820', person(a), person(b))).toEqual([]);
  });

  it('links names in two scripts only when it, or a birth date, speaks for one person', () => {
    const shared = (type: string, email: string, born: string | null = null) =>
      linked(type, person('佐藤 直美', born, [email]), person('Naomi Sato', born, [email]));
    expect(shared('email:naomi.sato@x.io', 'naomi.sato@x.io')).toHaveLength(1);
    expect(shared('email:family.sato@x.io', 'family.sato@x.io')).toEqual([]);
    expect(shared('email:family.sato@x.io', 'family.sato@x.io', '1980-02-03')).toHaveLength(1);
    expect(
      linked(
        'email:family.sato@x.io',
        person('佐藤 直美', null, ['family.sato@x.io']),
        person('Sato Ren', null, ['family.sato@x.io']),
      ),
    ).toEqual([]);
    expect(shared('phone:+81523567906', 'naomi.sato@x.io')).toEqual([]);
    expect(shared('external:loyalty:7', 'family.sato@x.io')).toHaveLength(1);
  });

  it('does not link namesakes with two birth dates, but does with a slip in one', () => {
    const shared = (a: string, b: string) => linked('email:x@x.io', person('John Smith', a), person('John Smith', b));
    expect(shared('1950-03-04', '1980-09-21')).toEqual([]);
    expect(shared('1950-03-04', '1950-04-03')).toHaveLength(1);
    expect(shared('1950-03-04', '1951-03-04')).toHaveLength(1);
  });

  it('leaves a record that could be either of two to neither', () => {
    expect(linked('email:x@x.io', person('Jane Doe'), person('Jane Doe'), person('John Doe'), person(null))).toEqual([
      'Jane Doe = Jane Doe',
    ]);
    expect(linked('email:x@x.io', person('Jane Doe'), person('John Doe'), person('J. Doe'))).toEqual([]);
  });

  it('never links a person and a company', () => {
    expect(linked('email:x@x.io', person('Acme'), company('Acme'))).toEqual([]);
  });
});

describe('what many share', () => {
  it('a phone links no two people of one given name and two family names', () => {
    expect(linked('phone:+4930901820', person('Maria Garcia'), person('Maria Silva'))).toEqual([]);
  });

  it('an initial is not enough for a phone or an address', () => {
    for (const identifier of ['phone:+4930901820', 'digits:30901820', 'address:elmst1|10115']) {
      expect(linked(identifier, person('Jane Doe'), person('J. Doe'))).toEqual([]);
      expect(linked(identifier, person('J. Doe'), person('J. Doe'))).toHaveLength(1);
    }
  });

  it('an address, a birth date or a role mailbox links only names that agree', () => {
    for (const identifier of ['address:elmst1|10115', 'birthdate:1980-02-03|dj', 'mailbox:info@x.io']) {
      expect(linked(identifier, person('Jane Dorset'), person('Jane Dosret'))).toHaveLength(1);
      expect(linked(identifier, person('Jane Doe'), person(null))).toEqual([]);
      expect(linked(identifier, person('Jane Doe'), person('Jane Miller'))).toEqual([]);
    }
  });

  it('an address links no namesakes who write from two mailboxes', () => {
    const [father, son] = [person('Jo Doe', null, ['jo@x.io']), person('Jo Doe', null, ['jd@x.io'])];
    expect(linked('address:elmst1|10115', father, son)).toEqual([]);
  });

  it('twenty-one people behind info@ stay twenty-one', () => {
    const names = 'Ann Bob Cem Dora Emil Fay Gus Hal Ida Jon Kim Leo Mia Ned Ola Pia Quin Ray Sue Tom Uma'.split(' ');
    expect(linked('mailbox:info@x.io', ...names.map((name) => person(`${name} Smith`)))).toEqual([]);
  });

  it('an identifier with more holders than its limit links nobody', () => {
    const holders = Array.from({ length: 26 }, () => person('Jane Doe'));
    expect(linked('email:x@x.io', ...holders.slice(1))).toHaveLength(300);
    expect(linked('email:x@x.io', ...holders)).toEqual([]);
  });

  it('a phone links no two companies of different names, a domain or a tax id does', () => {
    const [one, other] = [company('Acme GmbH'), company('Bolt Ltd')];
    expect(linked('phone:+4930901820', one, other)).toEqual([]);
    expect(linked('phone:+4930901820', one, company('ACME Holding'))).toHaveLength(1);
    expect(linked('domain:acme.example', one, other)).toHaveLength(1);
    expect(linked('tax:DE136695976', one, other)).toHaveLength(1);
  });
});

describe('rules', () => {
  const name = fc.constantFrom(
    null,
    'Jane Doe',
    'J. Doe',
    'Doe',
    'Doe Jane',
    'John Doe Jr',
    'Иван Петров',
    'Chr. Doe',
    '山田 花子',
    '山田',
    '@',
    '',
  );
  const date = fc.constantFrom(null, '1980-02-03', '1980-03-02', '1951-11-30');
  const emails = fc.subarray(['jane@x.io', 'x@x.io']);
  const witness = fc.tuple(name, date, emails).map(([given, born, mailboxes]) => person(given, born, mailboxes));

  const types = ['email', 'phone', 'address'] as const;

  it('are symmetric', () => {
    fc.assert(
      fc.property(witness, witness, fc.constantFrom(...types), (a, b, type) => {
        expect(contradict(a, b, type)).toBe(contradict(b, a, type));
        expect(disagree(a, b, type)).toBe(disagree(b, a, type));
      }),
    );
  });

  it('link the same pairs whatever the order of the holders', () => {
    fc.assert(
      fc.property(fc.array(witness, { maxLength: 8 }), fc.nat(7), (holders, turn) => {
        const turned = [...holders.slice(turn), ...holders.slice(0, turn)];
        const pairs = (each: Witness[]) =>
          linksThrough('email:x@x.io', each, defaultPolicy)
            .map((pair) => pair.sort().join())
            .sort();
        expect(pairs(turned)).toEqual(pairs(holders));
      }),
    );
  });

  it('weigh one telephone number once', () => {
    expect(weigh(['digits:30901820', 'phone:+4930901820'], defaultPolicy)).toBe(9);
    expect(weigh(['digits:30901820', 'email:x@x.io'], defaultPolicy)).toBe(20);
  });
});
