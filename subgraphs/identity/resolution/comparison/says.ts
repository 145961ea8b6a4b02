/** A bit for each thing that a record may say, so that a pair is asked only for what both do. */
export const says = {
  name: 1,
  birthDate: 2,
  email: 4,
  mailbox: 8,
  phone: 16,
  /** An id in another system; it may be the other record's own, which every record has. */
  claim: 32,
  taxId: 64,
  street: 128,
  postalCode: 256,
  city: 512,
  domain: 1024,
  attribute: 2048,
} as const;

/** What a pair can be compared by. */
export function bothSay(a: number, b: number): number {
  return (a & b) | ((a | b) & says.claim);
}

export const sayings = 4096;
