/** How much there may be of each caller's. */
export interface Seats {
  /** Takes one, or so many, and returns what gives them back, or null when there are not enough. */
  take(owner: string, amount?: number): (() => void) | null;
}

export function seats(perOwner: number): Seats {
  const taken = new Map<string, number>();
  return {
    take: (owner, amount = 1) => {
      const count = taken.get(owner) ?? 0;
      if (count + amount > perOwner) return null;
      taken.set(owner, count + amount);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(owner) ?? amount) - amount;
        if (left > 0) taken.set(owner, left);
        else taken.delete(owner);
      };
    },
  };
}
