import type { Email } from '../profile.ts';
import { isRoleMailbox } from '../values/email.ts';
import { nationalTaxId } from '../values/external-id.ts';
import { editDistance, isAlike, isOneEdit, lettersApart } from './similarity.ts';

export const emailLevels = [
  'different',
  'the same domain',
  'a similar mailbox name',
  'the same mailbox name',
  'two slips apart',
  'the same',
] as const;

/** That two have an info@ or an accounts@ is no news. */
export function emailLevel(a: Email, b: Email): number {
  if (a.address === b.address) return 5;
  const sameDomain = a.domain === b.domain;
  if (a.local === b.local) return isNear(a.domain, b.domain) ? 4 : isRoleMailbox(a.address) ? 0 : 3;
  if (areTwoSlipsApart(a, b)) return 4;
  if (isAlike(a.local, b.local, 0.88)) return 2;
  return sameDomain ? 1 : 0;
}

/** Of mailbox names long enough to be recognised: in one half, one in each, or as `julia.doe@com` is of `julia@doe.com`. */
function areTwoSlipsApart(a: Email, b: Email): boolean {
  if (a.local.length < 5 || b.local.length < 5) return false;
  if (isCutShort(a) || isCutShort(b)) return isNear(a.address, b.address);
  return isNear(a.local, b.local) && editDistance(a.local, b.local, 2) + editDistance(a.domain, b.domain, 2) <= 2;
}

/** Whether what stands behind the @ is no domain, as where that is in the wrong place. */
export function isCutShort({ domain }: Email): boolean {
  return !domain.includes('.');
}

function isNear(a: string, b: string): boolean {
  return lettersApart(a, b) <= 4 && editDistance(a, b, 2) <= 2;
}

export const phoneLevels = ['different', 'the last six digits the same', 'one slip apart', 'the same'] as const;

/** Numbers in digits, without what is dialled for country and trunk. */
export function phoneLevel(a: string, b: string): number {
  if (a === b) return 3;
  const sevenSame = a.length >= 7 && b.length >= 7 && a.slice(-7) === b.slice(-7);
  if (sevenSame || isOneEdit(a, b)) return 2;
  return a.slice(-6) === b.slice(-6) ? 1 : 0;
}

export const idLevels = ['different', 'somewhat alike', 'two slips apart', 'one slip apart', 'the same'] as const;

/** Ids of one system, as `system:value`. */
export function idLevel(a: string, b: string): number {
  if (a === b) return 4;
  const edits = lettersApart(a, b) <= 4 ? editDistance(a, b, 2) : 3;
  if (edits <= 2) return edits === 1 ? 3 : 2;
  return isAlike(a.slice(a.indexOf(':') + 1), b.slice(b.indexOf(':') + 1), 0.9) ? 1 : 0;
}

const oneSlip = idLevels.indexOf('one slip apart');

/** One of two tax ids may be written without its country: that is a slip, for two countries may give one number. */
export function taxIdLevel(a: string, b: string): number {
  const isOneAtHome = `tax:${nationalTaxId(a)}` === b || `tax:${nationalTaxId(b)}` === a;
  return isOneAtHome ? oneSlip : idLevel(a, b);
}
