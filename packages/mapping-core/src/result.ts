import type { Problem } from "./problems.ts";

/** Either a value, with notes that nobody must act on, or everything that is wrong with the document at once. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T): Result<T> => ({ ok: true, value, notes: [] });

export const failure = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

/** A value, unless something is wrong with it. */
export const unless = <T>(problems: readonly Problem[], value: T): Result<T> =>
  problems.length > 0 ? failure(...problems) : success(value);

export const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems);
