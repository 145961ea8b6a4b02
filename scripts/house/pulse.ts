/** Calls its listener again and again. Returns what ends it. */
export type Beats = (beat: () => void) => () => void;

export interface PulseOptions {
  beats: Beats;
  /** Is answered unless nothing runs there. */
  call(): Promise<unknown>;
  /** Hears of each beat at which a call was still unanswered; so many in a row. */
  missed(beats: number): void;
  /** Hears of the answer after missed beats. */
  back(): void;
}

/** At every so many milliseconds. A machine that was asleep has missed none. */
export function beatsEvery(ms: number): Beats {
  return (beat) => {
    const timer = setInterval(beat, ms).unref();
    return () => clearInterval(timer);
  };
}

/** Calls somebody at every beat, as long as the call before was answered. Returns what ends it. */
export function startPulse({ beats, call, missed, back }: PulseOptions): () => void {
  let isCalling = false;
  let unanswered = 0;
  const answered = (): void => {
    isCalling = false;
    if (unanswered > 0) back();
    unanswered = 0;
  };
  return beats(() => {
    if (isCalling) {
      unanswered += 1;
      return missed(unanswered);
    }
    isCalling = true;
    // Whoever has ended is told of otherwise.
    call().then(answered, () => {});
  });
}
