/** A log that only grows. A line is durable when `append` returns. */
export interface Journal {
  /** All lines, oldest first. */
  read(): readonly string[];
  append(line: string): void;
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
