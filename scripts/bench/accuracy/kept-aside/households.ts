import type { Random } from '../../../sample-world/random.ts';
import { birthDateIn, dayAndMonthSwapped, digitSlip } from './dates.ts';
import type { Draft } from './generate.ts';
import { drawPerson, drawSurname, type NamedPerson, type NameNoise, writeName } from './people.ts';
import { drawHome, type Home, writeAddress } from './places.ts';
import { sometimesWrong } from './slips.ts';

interface Household {
  home: Home;
  surname: string;
  landline: string | null;
  mailbox: string | null;
}

interface Member extends NamedPerson {
  birthDate: string;
  generation: string | null;
  mobile: string | null;
  email: string | null;
  formerHome: Home | null;
}

const noise: NameNoise = {
  ...{ nickname: 0.08, initial: 0.06, middle: 0.25, maiden: 0.06, typo: 0.04, swapped: 0.015, missing: 0.01 },
};

/** A family under one roof: one address, one landline, often one mailbox; twins, and fathers and sons of one name. */
export function tellHousehold(random: Random): Draft[][] {
  const surname = drawSurname(random);
  const mailbox = random.chance(0.4) ? `${surname}family${random.between(1, 99)}@example.org`.toLowerCase() : null;
  const landline = random.chance(0.6) ? `020 7${random.between(100, 999)} ${random.between(1000, 9999)}` : null;
  const household = { home: drawHome(random), surname, landline, mailbox };
  return drawMembers(household, random).map((member) => {
    const count = random.pick([1, 1, 2, 2, 3, 4]);
    return Array.from({ length: count }, () => writeMemberRecord(member, household, random));
  });
}

function drawMembers({ surname }: Household, random: Random): Member[] {
  const parentYear = random.between(1945, 1985);
  const parent = drawMember(random, surname, birthDateIn(parentYear, random));
  const members = [parent];
  if (random.chance(0.65))
    members.push(
      drawMember(
        random,
        random.chance(0.85) ? surname : drawSurname(random),
        birthDateIn(parentYear + random.between(-6, 6), random),
      ),
    );
  for (let children = random.pick([0, 0, 1, 2, 2, 3]); children > 0; children -= 1)
    members.push(drawMember(random, surname, birthDateIn(parentYear + random.between(20, 38), random)));
  const youngest = members.at(-1);
  if (members.length > 2 && youngest && random.chance(0.15))
    members.push(drawMember(random, surname, youngest.birthDate));
  if (members.length > 2 && youngest && random.chance(0.12)) {
    parent.generation = 'Sr';
    Object.assign(youngest, { given: parent.given, female: parent.female, generation: 'Jr' });
  }
  return members;
}

function drawMember(random: Random, surname: string, birthDate: string): Member {
  const person = drawPerson(random, surname);
  const handle = [person.given.full, person.surname].join(random.pick(['.', '', '_'])).toLowerCase();
  return {
    ...person,
    birthDate,
    generation: null,
    mobile: random.chance(0.6) ? `07${random.between(400, 999)} ${random.between(100_000, 999_999)}` : null,
    email: random.chance(0.6) ? `${handle}${random.between(1, 999)}@example.com` : null,
    formerHome: random.chance(0.12) ? drawHome(random) : null,
  };
}

function writeMemberRecord(member: Member, { home, landline, mailbox }: Household, random: Random): Draft {
  const { birthDate, generation, mobile, email, formerHome } = member;
  const { givenName, familyName } = writeName(member, noise, random);
  const livedAt = formerHome !== null && random.chance(0.4) ? formerHome : home;
  const phone = random.chance(0.3) ? null : random.chance(0.5) ? (mobile ?? landline) : landline;
  const mail = random.chance(0.3) ? null : random.chance(0.65) ? (email ?? mailbox) : mailbox;
  return {
    givenName,
    familyName: generation && familyName && random.chance(0.5) ? `${familyName} ${generation}` : familyName,
    birthDate: writeBirthDate(birthDate, random),
    phones: phone ? [random.chance(0.2) ? phone.replaceAll(' ', '') : phone] : [],
    emails: mail ? [sometimesWrong(mail, 0.02, random)] : [],
    addresses: random.chance(0.15) ? [] : [writeAddress(livedAt, 0.04, 0.08, random)],
  };
}

function writeBirthDate(date: string, random: Random): string | null {
  if (random.chance(0.35)) return null;
  if (random.chance(0.04)) return digitSlip(date, random);
  return random.chance(0.03) ? dayAndMonthSwapped(date) : date;
}
