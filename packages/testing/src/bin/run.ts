import process from "node:process";
import { machineClock } from "../machine-clock.ts";
import { versionOfPackage } from "../version.ts";
import { settingsOf } from "./folder.ts";
import { contactOf, greetingOf } from "./greeting.ts";
import { BadInput, readOptions, usage } from "./options.ts";
import { startEmulators } from "./start.ts";

/**
 * The program `instep-testing`: both systems on ports of this machine until it is interrupted. Resolves with its exit
 * code: 0 when it was stopped, 2 when options or files cannot be used, which it says on standard error.
 */
export async function runEmulators(args: readonly string[]): Promise<number> {
  try {
    return await untilStopped(args);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function untilStopped(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help || options.version) {
    process.stdout.write(`${options.help ? usage : versionOfPackage()}\n`);
    return 0;
  }
  const stopped = interrupted();
  const settings = settingsOf(options, machineClock.now());
  const running = await startEmulators(settings, options);
  const said = options.json
    ? JSON.stringify(contactOf(running, settings))
    : greetingOf(running, settings, options.dir);
  process.stdout.write(`${said}\n`);
  await stopped;
  await running.close();
  return 0;
}

/** Resolves on Ctrl+C, and when the process is told to end. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
