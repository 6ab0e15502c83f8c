import type { Clock } from "@instep/http";
import type { Journal } from "../journal.ts";
import { callService, type Command, execute } from "./commands.ts";
import type { Created } from "./entity-set.ts";
import type { Json } from "./json.ts";
import { type B1Options, permissive } from "./options.ts";
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
}

interface WriterParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly options: Readonly<B1Options>;
}

/** Replays the journal into the company, then writes on. A line is one transaction. */
export function createWriter(world: World, { clock, journal, options }: WriterParts): Writer {
  let lastAt: number | undefined;
  for (const line of journal.read()) {
    const commands = JSON.parse(line) as readonly Command[]; // written by this file alone
    for (const command of commands) execute(world, command, { ...options, ...permissive });
    lastAt = commands.at(-1)?.at ?? lastAt;
  }
  const together = <T>(work: (write: Write, call: Call) => T): T => {
    const at = clock.now();
    const commands: Command[] = [];
    const kept =
      <R>(carryOut: (world: World, command: Command, options: Readonly<B1Options>) => R) =>
      (given: Omit<Command, "at">): R => {
        const command: Command = { at, ...given };
        const result = carryOut(world, command, options);
        commands.push(command);
        return result;
      };
    const result = world.changes.atomically(() => {
      const done = work(kept(execute), kept(callService));
      if (commands.length > 0) journal.append(JSON.stringify(commands));
      return done;
    });
    lastAt = commands.at(-1)?.at ?? lastAt;
    return result;
  };
  return {
    write: (command) => together((write) => write(command)),
    call: (command) => together((_, call) => call(command)),
    together,
    lastAt: () => lastAt,
  };
}
