import { expect } from "vitest";

/** Stands for any text that the pattern fits. Vitest compares by it, so it has the place of a text. */
export function like(pattern: RegExp): string {
  return expect.stringMatching(pattern) as string; // what vitest gives is typed as anything
}

/** Stands for any text. */
export const anyText = like(/^/);
