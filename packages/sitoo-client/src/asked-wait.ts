/** A span, in seconds. */
const seconds = /^\d+(\.\d+)?$/;
/** A moment as HTTP writes it: the only form of text that is none of our guesses. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** Milliseconds. No slot of calls lasts longer than a day: a moment beyond is no number of Unix seconds. */
const longestSlot = 86_400_000;

/**
 * Milliseconds that the headers of an answer ask us to wait: Retry-After in seconds or as a date, X-Rate-Limit-Reset in Unix
 * seconds; the longer of the two. Undefined when they ask for no time, or for none that makes sense: 0 and the past would
 * have us back at once.
 */
export function waitAskedFor(headers: Headers, now: number): number | undefined {
  const after = (headers.get("retry-after") ?? "").trim();
  const reset = (headers.get("x-rate-limit-reset") ?? "").trim();
  const until = seconds.test(reset) ? Number(reset) * 1000 - now : 0;
  const asked = Math.max(spanOf(after, now), until <= longestSlot ? until : 0);
  return asked > 0 ? asked : undefined;
}

function spanOf(after: string, now: number): number {
  if (seconds.test(after)) return Number(after) * 1000;
  return httpDate.test(after) ? Date.parse(after) - now : 0;
}
