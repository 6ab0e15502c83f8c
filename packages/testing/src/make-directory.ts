import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a directory and those above it, one after the other. Node's own `recursive` never comes back below a directory
 * in which nothing can be made, such as /proc.
 */
export function makeDirectory(directory: string): void {
  const path = resolve(directory);
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error; // somebody else was faster
  }
}
