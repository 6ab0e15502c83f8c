/** What the log is told of an error: its message may hold data. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
