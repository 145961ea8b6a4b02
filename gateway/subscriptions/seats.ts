/** How many subscriptions there may be of each caller. */
export interface Seats {
  /** Takes one and returns what gives it back, or null when all are taken. */
  take(owner: string): (() => void) | null;
}

export function seats(perOwner: number): Seats {
  const taken = new Map<string, number>();
  return {
    take: (owner) => {
      const count = taken.get(owner) ?? 0;
      if (count >= perOwner) return null;
      taken.set(owner, count + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(owner) ?? 1) - 1;
        if (left > 0) taken.set(owner, left);
        else taken.delete(owner);
      };
    },
  };
}
