import { birthDateLevel, birthYearLevel, yearOf } from '../comparison/birth-date.ts';
import { emailLevels, phoneLevels } from '../comparison/contact.ts';
import { nameWithId } from '../comparison/name.ts';
import { compareForms, initialAt, type NameLevels, nameAt } from '../comparison/names.ts';
import { says } from '../comparison/says.ts';
import { lettersIn, likenessAtMost } from '../comparison/similarity.ts';
import { has } from '../population/sections.ts';
import { SketchPair } from '../population/sketch-pair.ts';
import { more, type Sketches, word } from '../population/sketches.ts';
import { type Ceiling, ceilingOf } from './ceiling.ts';
import type { CompiledKind } from './compiled.ts';
import { doNamesAgree } from './dependence.ts';

const sameEmail = emailLevels.length - 1;
const samePhone = phoneLevels.length - 1;

/**
 * What two people can weigh at most, told from their sketches alone. Most pairs that share a key are no match by that, and
 * need not be read. It is what the scorer finds, with the most that is possible wherever a sketch does not know.
 */
export class Reach {
  readonly #kind: CompiledKind;
  readonly #pair: SketchPair;
  readonly #of: Record<(typeof compared)[number], Ceiling>;

  constructor(kind: CompiledKind, sketches: Sketches) {
    this.#kind = kind;
    this.#pair = new SketchPair(sketches);
    this.#of = ceilingsOf(kind);
  }

  /** Infinite where sketches cannot say. */
  weightAtMost(a: number, b: number): number {
    const pair = this.#pair;
    pair.of(a, b);
    const both = pair.one(word.bits) & pair.other(word.bits);
    const either = pair.one(word.bits) | pair.other(word.bits);
    if ((either & has.organisation) !== 0 || (both & says.attribute) !== 0) return Number.POSITIVE_INFINITY;
    const { mailbox, taxId } = this.#of;
    let reach = this.#kind.prior;
    if ((both & says.birthDate) !== 0) reach += this.#born();
    reach += this.#namesAndEmail(both, either);
    if ((both & says.phone) !== 0) reach += this.#phone(either);
    if ((both & says.mailbox) !== 0) reach += mailbox.most;
    if ((both & says.taxId) !== 0) reach += taxId.most;
    if ((either & says.claim) !== 0) reach += this.#ids(both, either);
    return reach + this.#place(both, either);
  }

  #born(): number {
    const { birthDate, birthYear } = this.#of;
    const [one, other] = [this.#pair.dateOfOne(word.birthDate), this.#pair.dateOfOther(word.birthDate)];
    return birthDate.at(birthDateLevel(one, other), one) + birthYear.at(birthYearLevel(one, other), yearOf(one));
  }

  #namesAndEmail(both: number, either: number): number {
    const saysEmail = (both & says.email) !== 0;
    if ((both & says.name) === 0) return saysEmail ? this.#email(either) : 0;
    const { givenName, familyName, givenInitial, familyInitial, middleInitial, nameOrder, acrossScripts } = this.#of;
    if ((either & has.otherNames) !== 0) {
      const initials = givenInitial.most + familyInitial.most + middleInitial.most;
      const across = (either & more.otherScript) === 0 ? 0 : acrossScripts.most;
      const names = givenName.most + familyName.most + initials + nameOrder.most + across;
      return names + (saysEmail ? Math.max(this.#email(either), this.#kind.rules.otherMailbox) : 0);
    }
    const levels = this.#names();
    const names =
      givenName.at(nameAt(levels.given), levels.sharedGiven) +
      familyName.at(nameAt(levels.family), levels.sharedFamily) +
      givenInitial.at(initialAt(levels.given), null) +
      familyInitial.at(initialAt(levels.family), null) +
      middleInitial.at(levels.middle, null) +
      nameOrder.at(levels.order, null) +
      acrossScripts.at(levels.across, null);
    if (!saysEmail) return names;
    const email = this.#email(either);
    if (!doNamesAgree(nameAt(levels.given), nameAt(levels.family), initialAt(levels.given))) return names + email;
    return (
      names +
      (this.#emailLevel(either) === sameEmail ? email : Math.max(Math.min(0, email), this.#kind.rules.otherMailbox))
    );
  }

  #names(): Readonly<NameLevels> {
    const pair = this.#pair;
    const one = { given: nameWithId(pair.one(word.given)), family: nameWithId(pair.one(word.family)) };
    const other = { given: nameWithId(pair.other(word.given)), family: nameWithId(pair.other(word.family)) };
    return compareForms(one, other);
  }

  #email(either: number): number {
    return this.#of.email.upTo(this.#emailLevel(either));
  }

  /** As `emailLevel` goes about it. */
  #emailLevel(either: number): number {
    const pair = this.#pair;
    if ((either & more.emails) !== 0) return sameEmail;
    const isSameDomain = pair.isSame(word.domain);
    if (pair.isSame(word.local)) return isSameDomain ? sameEmail : 4;
    const [letters, others] = [pair.one(word.letters), pair.other(word.letters)];
    const [length, another] = [pair.one(word.length) & 0xffff, pair.other(word.length) & 0xffff];
    if (Math.min(length, another) > 4 && Math.abs(length - another) <= 2 && lettersIn(letters ^ others) <= 4) return 4;
    const isSameFirst = pair.one(word.length) >>> 16 === pair.other(word.length) >>> 16;
    if (likenessAtMost(length, letters, another, others, isSameFirst) >= 0.88) return 2;
    return isSameDomain ? 1 : 0;
  }

  /** As `phoneLevel` goes about it. */
  #phone(either: number): number {
    const pair = this.#pair;
    const { phone } = this.#of;
    if ((either & more.phones) !== 0 || pair.isSame(word.phone)) return phone.upTo(samePhone);
    const mayBeSlip = lettersIn(pair.one(word.digits) ^ pair.other(word.digits)) <= 2;
    return phone.upTo(mayBeSlip || pair.isSame(word.phoneEnd) ? 2 : 0);
  }

  /** A claim and the other record's own id speak only for one party; two claims may speak against. */
  #ids(both: number, either: number): number {
    const pair = this.#pair;
    const { externalId } = this.#of;
    if ((either & more.ids) !== 0) return externalId.most;
    const isOwn = pair.one(word.claim) === pair.other(word.ownId) || pair.other(word.claim) === pair.one(word.ownId);
    if (isOwn || pair.isSame(word.claim)) return externalId.most;
    return (both & says.claim) === 0 ? 0 : Math.max(0, externalId.belowTop);
  }

  /** Of one group only the strongest for and the strongest against count. */
  #place(both: number, either: number): number {
    const { street, postalCode, city } = this.#of;
    let [strongest, weakest] = [0, 0];
    const note = (said: number, several: number, place: number, { most, belowTop }: Ceiling): void => {
      if ((both & said) === 0) return;
      const weight = (either & several) !== 0 || this.#pair.isSame(place) ? most : belowTop;
      strongest = Math.max(strongest, weight);
      weakest = Math.min(weakest, weight);
    };
    note(says.street, more.streets, word.street, street);
    note(says.postalCode, more.postalCodes, word.postalCode, postalCode);
    note(says.city, more.cities, word.city, city);
    return strongest > 0 ? strongest : weakest;
  }
}

const compared = [
  ...(['birthDate', 'birthYear', 'givenName', 'familyName', 'nameOrder'] as const),
  ...(['givenInitial', 'familyInitial', 'middleInitial', 'acrossScripts'] as const),
  ...(['email', 'mailbox', 'phone', 'externalId', 'taxId', 'street', 'postalCode', 'city'] as const),
] as const;

function ceilingsOf({ comparisons }: CompiledKind): Record<(typeof compared)[number], Ceiling> {
  const of = (name: string): Ceiling => ceilingOf(comparisons.find(({ comparison }) => comparison.name === name));
  return {
    ...{
      birthDate: of('birthDate'),
      birthYear: of('birthYear'),
      givenName: of('givenName'),
      familyName: of('familyName'),
    },
    ...{ givenInitial: of('givenInitial'), familyInitial: of('familyInitial'), middleInitial: of('middleInitial') },
    ...{ nameOrder: of('nameOrder'), acrossScripts: of('acrossScripts') },
    ...{ email: of('email'), mailbox: of('mailbox'), phone: of('phone'), externalId: of('externalId') },
    ...{ taxId: of('taxId'), street: of('street'), postalCode: of('postalCode'), city: of('city') },
  };
}
