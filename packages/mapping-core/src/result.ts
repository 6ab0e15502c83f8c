import type { Problem } from "./problems.ts";

/** Either a value, with notes that nobody must act on, or everything that is wrong with the document at once. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const success = <T>(value: T, notes: readonly Problem[] = []): Result<T> => ({
  ok: true,
  value,
  notes,
});

export const failure = (...problems: readonly Problem[]): Result<never> => ({ ok: false, problems });

/** A value, unless something is wrong with it. */
export const unless = <T>(problems: readonly Problem[], value: T): Result<T> =>
  problems.length > 0 ? failure(...problems) : success(value);

export const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems);

/** The value, where nothing is wrong. */
export const valueOf = <T>(result: Result<T>): T | undefined => (result.ok ? result.value : undefined);

type Results = Readonly<Record<string, Result<unknown>>>;
type Values<R extends Results> = { readonly [K in keyof R]: R[K] extends Result<infer T> ? T : never };

/** All values by their names, or the problems of all: each once, although several parts may have met it. */
export function all<const R extends Results>(results: R): Result<Values<R>> {
  const each = Object.values(results);
  const problems = distinct(each.flatMap(problemsOf));
  if (problems.length > 0) return failure(...problems);
  const values = Object.fromEntries(
    Object.entries(results).map(([name, result]) => [name, valueOf(result)]),
  ) as Values<R>; // none has failed, so each name has its value
  return success(values, distinct(each.flatMap((result) => (result.ok ? result.notes : []))));
}

/** The values of a list, or the problems of all of it. */
export function every<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const problems = results.flatMap(problemsOf);
  if (problems.length > 0) return failure(...distinct(problems));
  const values = results.flatMap((result) => (result.ok ? [result.value] : []));
  return success(values, distinct(results.flatMap((result) => (result.ok ? result.notes : []))));
}

/** Goes on with a value, keeping the notes of both. (A module that exports `then` is taken for a promise.) */
export function andThen<T, U>(result: Result<T>, next: (value: T) => Result<U>): Result<U> {
  if (!result.ok) return result;
  const after = next(result.value);
  return after.ok ? success(after.value, distinct([...result.notes, ...after.notes])) : after;
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}
