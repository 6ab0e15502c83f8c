import type { Random } from "@instep/http";

/** A source of chance that gives the same numbers for the same seed, on every machine (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** One of the choices. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[between(random, 0, choices.length - 1)];
  if (choice === undefined) throw new RangeError("There is nothing to pick from an empty list.");
  return choice;
}

/** One of the choices, each as likely as its weight says. */
export function weighted<T>(random: Random, choices: readonly (readonly [weight: number, choice: T])[]): T {
  let left = random() * choices.reduce((total, [weight]) => total + weight, 0);
  const found = choices.find(([weight]) => (left -= weight) < 0) ?? choices[0];
  if (!found) throw new RangeError("There is nothing to pick from an empty list.");
  return found[1];
}
