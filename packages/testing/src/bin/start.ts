import { createB1Emulator } from "../b1/emulator.ts";
import { directoryJournal, type DirectoryJournal } from "../directory-journal.ts";
import { createFaults, type Faults } from "../faults.ts";
import { listen, type Listening } from "../listen.ts";
import { machineClock } from "../machine-clock.ts";
import { createSitooEmulator } from "../sitoo/emulator.ts";
import { seededRandom } from "../trading/random.ts";
import type { EmulatedSystem } from "../wire.ts";
import { type ReadyStage, setUpStage, type StageSettings } from "./companies.ts";
import { BadInput, type ProgramOptions } from "./options.ts";

/** Both systems on their ports. */
export interface Running extends ReadyStage {
  readonly sap: Listening;
  readonly sitoo: Listening;
  /** What is in them now. */
  readonly holds: {
    readonly orders: number;
    readonly items: number;
    readonly businessPartners: number;
    readonly invoices: number;
    readonly incomingPayments: number;
  };
  close(): Promise<void>;
}

/** Opens the books, replays what a folder has kept, and listens. Throws BadInput when a folder or a port cannot be used. */
export async function startEmulators(
  settings: StageSettings,
  { dir, sapPort, sitooPort, faults }: Pick<ProgramOptions, "dir" | "sapPort" | "sitooPort" | "faults">,
): Promise<Running> {
  const { company, shop } = setUpStage(settings);
  const closers: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  const journal = (name: string, owner: string): { readonly journal?: DirectoryJournal } => {
    if (dir === undefined) return {};
    const opened = directoryJournal(dir, name, { owner });
    closers.push(() => opened.close());
    return { journal: opened };
  };
  const random = (stream: number) => seededRandom(settings.seed + stream);

  try {
    const b1 = createB1Emulator({
      ...{ company, clock: machineClock, ...journal("sap", `SAP Business One ${company.CompanyDB}`) },
      faults: createFaults({ random: random(0), rules: faults.sap }),
    });
    const sitoo = createSitooEmulator({
      ...{ shop, clock: machineClock, ...journal("sitoo", `Sitoo ${shop.accountid}`) },
      faults: createFaults({ random: random(1), rules: faults.sitoo }),
    });
    const onPort = async (
      system: EmulatedSystem & { readonly faults: Faults },
      option: Port,
    ): Promise<Listening> => {
      const listening = await listenOrSay(system, option);
      closers.push(() => listening.close());
      return listening;
    };
    sitoo.books.catchUp();
    return {
      ...{ company, shop, close },
      sap: await onPort(b1, { name: "sap-port", port: sapPort }),
      sitoo: await onPort(sitoo, { name: "sitoo-port", port: sitooPort }),
      holds: {
        orders: sitoo.books.orders.size(),
        items: b1.books.count("Items"),
        businessPartners: b1.books.count("BusinessPartners"),
        invoices: b1.books.count("Invoices"),
        incomingPayments: b1.books.count("IncomingPayments"),
      },
    };
  } catch (error) {
    await close();
    if (error instanceof BadInput || dir === undefined) throw error;
    throw new BadInput([`--dir: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

interface Port {
  readonly name: string;
  readonly port: number;
}

async function listenOrSay(
  system: EmulatedSystem & { readonly faults: Faults },
  { name, port }: Port,
): Promise<Listening> {
  try {
    return await listen(system, { port, faults: system.faults, clock: machineClock });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const why = code === "EADDRINUSE" ? "is in use" : `cannot be used (${code})`;
    throw new BadInput([`--${name}: port ${port} ${why}; choose another, or 0 for any that is free`]);
  }
}
