import { LedgerNotRegistered } from "@instep/sync-engine";
import { BadInput, readOptions, usage } from "./options.ts";
import { showProgress } from "./progress.ts";
import { figuresOf, isBalanced, runDay } from "./run-day.ts";
import { setStage } from "./stage.ts";
import { summaryOf } from "./summary.ts";

/** Exit codes: 0 in balance, 1 not in balance, 2 unusable options or file, 130 interrupted. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const stage = setStage(options);
  const { day, clock } = stage;
  const progress = showProgress(process.stderr, { ...day, now: () => clock.now() });
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());

  const report = await runDay(stage, { signal: interrupted.signal, onEvent: progress.show });
  progress.end();
  if (interrupted.signal.aborted) {
    console.error(
      options.dir ? `Interrupted. Run again with --dir ${options.dir} to go on.` : "Interrupted.",
    );
    return 130;
  }
  console.log(summaryOf(report));
  if (options.json) console.log(JSON.stringify(figuresOf(report, stage)));
  return isBalanced(report) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadInput || error instanceof LedgerNotRegistered)) throw error;
  // With the demo a ledger that SAP does not know means that files of the folder were removed or mixed.
  console.error(
    error instanceof BadInput
      ? error.message
      : `--dir: the books in the folder do not belong together. ${error.message}`,
  );
  process.exitCode = 2;
}
