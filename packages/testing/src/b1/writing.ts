import type { Clock } from "@instep/http";
import { type Journal, replayJournal } from "../journal.ts";
import { callService, type Command, execute } from "./commands.ts";
import type { Created } from "./entity-set.ts";
import type { Json } from "./json.ts";
import type { B1Options } from "./options.ts";
import { replayedUnder, settingsOf } from "./replay.ts";
import { askRule, type ObjectChange, type TransactionRule, watchChange } from "./transaction-notification.ts";
import type { World } from "./world.ts";

/** Carries a command out inside a transaction. */
type Write = (command: Omit<Command, "at">) => Created | undefined;

/** Calls a service that writes inside a transaction, and gives what it answers. */
type Call = (command: Omit<Command, "at">) => Json | undefined;

/** The one way into the books. */
export interface Writer {
  /** Carries a command out and keeps it in the journal before anybody hears of it. */
  readonly write: Write;
  readonly call: Call;
  /** Carries several out as one transaction: when the work throws, none of them has happened. */
  together<T>(work: (write: Write, call: Call) => T): T;
  /** Milliseconds of the newest command, undefined in an empty journal. */
  lastAt(): number | undefined;
  /** Rises with every transaction: as long as it stands, the books are what they were. */
  version(): number;
}

interface WriterParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly options: Readonly<B1Options>;
  /** Is not asked about what is replayed: it was accepted then. */
  readonly rule?: TransactionRule | undefined;
  /** Hears of every transaction after its commit; not of what is replayed. */
  readonly committed?: (changes: readonly ObjectChange[], at: number) => void;
}

/** Replays the journal into the company, then writes on. A line is one transaction. */
export function createWriter(
  world: World,
  { clock, journal, options, rule, committed }: WriterParts,
): Writer {
  let lastAt: number | undefined;
  let version = 0;
  replayJournal(journal, (written) => {
    const commands = written as readonly Command[]; // written by this file alone
    for (const command of commands) execute(world, command, replayedUnder(command.settings));
    lastAt = commands.at(-1)?.at ?? lastAt;
  });
  const together = <T>(work: (write: Write, call: Call) => T): T => {
    const at = clock.now();
    const settings = settingsOf(options);
    const kept = { at, ...(settings && { settings }) };
    const commands: Command[] = [];
    const watched: (() => ObjectChange | undefined)[] = [];
    const write: Write = (given) => {
      const command: Command = { ...kept, ...given };
      const changed = watchChange(world, command);
      const created = execute(world, command, options);
      commands.push(command);
      watched.push(changed(created));
      return created;
    };
    const call: Call = (given) => {
      const command: Command = { ...kept, ...given };
      const answer = callService(world, command, options);
      commands.push(command);
      return answer;
    };
    const { done, changes } = world.changes.atomically(() => {
      const done = work(write, call);
      const seen = rule || committed ? watched.map((change) => change()) : [];
      const changes = seen.filter((change) => change !== undefined);
      askRule(rule, changes, options);
      if (commands.length > 0) journal.append(JSON.stringify(commands));
      return { done, changes };
    });
    if (commands.length > 0) version += 1;
    lastAt = commands.at(-1)?.at ?? lastAt;
    committed?.(changes, at);
    return done;
  };
  return {
    write: (command) => together((write) => write(command)),
    call: (command) => together((_, call) => call(command)),
    together,
    lastAt: () => lastAt,
    version: () => version,
  };
}
