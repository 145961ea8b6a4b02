import type { IdentifierType } from './identifier.ts';

/** How an identifier links: up to how many records may share it, and how strongly it speaks for one party. */
export interface LinkRule {
  /** Shared by more records than this it says nothing any more. */
  mostHolders: number;
  /** Natural logarithm of how much likelier one party is than two; shipped values, until a model has learned them. */
  weight: number;
  /** What names have to do: not contradict what the identifier says, or say the same themselves. */
  names: 'compatible' | 'agreeing';
}

export interface LinkPolicy {
  /** Names the rules with which a link was made. */
  model: string;
  /** A type without a rule links nobody. */
  rules: Partial<Record<IdentifierType, LinkRule>>;
}

/**
 * A webshop writes a new guest record with every order, so an address may well have a dozen holders and be one
 * person's; it is the contradictions between holders that keep strangers apart below the limit.
 */
export const defaultPolicy: LinkPolicy = {
  model: 'exact-2',
  rules: {
    external: { mostHolders: 25, weight: 14, names: 'compatible' },
    tax: { mostHolders: 25, weight: 14, names: 'compatible' },
    email: { mostHolders: 25, weight: 11, names: 'compatible' },
    phone: { mostHolders: 25, weight: 9, names: 'compatible' },
    domain: { mostHolders: 25, weight: 9, names: 'compatible' },
    address: { mostHolders: 25, weight: 9, names: 'agreeing' },
    birthdate: { mostHolders: 25, weight: 9, names: 'agreeing' },
    digits: { mostHolders: 25, weight: 9, names: 'agreeing' },
    mailbox: { mostHolders: 25, weight: 8, names: 'agreeing' },
  },
};

export function mostHoldersOf(policy: LinkPolicy, type: IdentifierType): number {
  return policy.rules[type]?.mostHolders ?? 0;
}
