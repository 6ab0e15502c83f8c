import type { Clock } from "@instep/http";
import type { Journal } from "../journal.ts";
import { type Command, execute } from "./commands.ts";
import type { Created } from "./entity-set.ts";
import { type B1Options, permissive } from "./options.ts";
import type { World } from "./world.ts";

/** The one way into the books. */
export interface Writer {
  /** Carries a command out and keeps it in the journal before anybody hears of it. */
  write(command: Omit<Command, "at">): Created | undefined;
  /** Milliseconds of the newest command, undefined in an empty journal. */
  lastAt(): number | undefined;
}

interface WriterParts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly options: Readonly<B1Options>;
}

/** Replays the journal into the company, then writes on. */
export function createWriter(world: World, { clock, journal, options }: WriterParts): Writer {
  let lastAt: number | undefined;
  for (const line of journal.read()) {
    const command = JSON.parse(line) as Command; // written by this file alone
    execute(world, command, { ...options, ...permissive });
    lastAt = command.at;
  }
  return {
    write: (given) => {
      const command: Command = { at: clock.now(), ...given };
      const created = execute(world, command, options);
      journal.append(JSON.stringify(command));
      lastAt = command.at;
      return created;
    },
    lastAt: () => lastAt,
  };
}
