/** A log that only grows. A line is durable when `append` returns. */
export interface Journal {
  /** All lines, oldest first. */
  read(): readonly string[];
  append(line: string): void;
  /** Where a person finds a line that was read, by its index: a file and a line in it. @default its number */
  placeOf?(index: number): string;
}

/** A journal that lives as long as the process. */
export function memoryJournal(lines: readonly string[] = []): Journal {
  const kept = [...lines];
  return {
    read: () => [...kept],
    append: (line) => {
      kept.push(line);
    },
  };
}

/** Hands on what each line of a journal says, oldest first. Throws an error that tells which line cannot be used, and what to do. */
export function replayJournal(journal: Journal, carryOut: (written: unknown) => void): void {
  for (const [index, line] of journal.read().entries()) {
    try {
      carryOut(JSON.parse(line));
    } catch (error) {
      const place = journal.placeOf?.(index) ?? `line ${index + 1} of the journal`;
      const what = error instanceof SyntaxError ? "is no JSON" : "cannot be carried out again";
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${place}: ${what} (${why}). ${remedy}`, { cause: error });
    }
  }
}

const remedy =
  "It was damaged, or written by another version: put back a copy of all its files, or choose another directory.";
