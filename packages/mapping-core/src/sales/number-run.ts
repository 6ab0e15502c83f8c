/** Numbers that nobody has seen, both ends included. */
interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** What a number is to the run: it is older than the run when it was there before anything was read. */
type Seen = "new" | "again" | "older";

/** The numbers of one till, in whatever order they come: only the ends and the holes are held. */
export interface NumberRun {
  add(number: number): Seen;
  /** Closes a hole where there is one; makes none. */
  explain(number: number): void;
  holes(): readonly NumberRange[];
}

/** A run that goes on after a number, or begins where its first number is. */
export function createNumberRun(after?: number): NumberRun {
  let first = after === undefined ? undefined : after + 1;
  let last = after;
  let holes: readonly NumberRange[] = [];

  const close = (number: number): boolean => {
    const hole = holes.find(({ from, to }) => from <= number && number <= to);
    if (!hole) return false;
    holes = holes.flatMap((each) => (each === hole ? without(each, number) : [each]));
    return true;
  };
  return {
    add: (number) => {
      if (first === undefined || last === undefined) {
        first = last = number;
        return "new";
      }
      if (number > last) {
        holes = [...holes, ...between(last, number)];
        last = number;
        return "new";
      }
      if (number >= first) return close(number) ? "new" : "again";
      if (after !== undefined) return "older";
      holes = [...between(number, first), ...holes];
      first = number;
      return "new";
    },
    explain: close,
    holes: () => holes,
  };
}

const between = (low: number, high: number): readonly NumberRange[] => {
  const hole = { from: low + 1, to: high - 1 };
  return hole.from <= hole.to ? [hole] : [];
};

const without = ({ from, to }: NumberRange, number: number): readonly NumberRange[] => [
  ...between(from - 1, number),
  ...between(number, to + 1),
];
