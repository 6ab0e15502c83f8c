import type { CallOptions } from "@instep/sap-b1-client";
import type { Context } from "../context.ts";
import { openRegistry, type Registry } from "./registration.ts";

/** Another ledger is registered in SAP as the one that posts: this one must not, because it does not know what was posted. */
export class LedgerNotRegistered extends Error {
  override readonly name = "LedgerNotRegistered";
  /** Id of the ledger that SAP knows; "none" where it knows none. */
  readonly registered: string;

  constructor(registered: string, own: string) {
    super(
      (registered === "none"
        ? `No ledger is registered in SAP any more as the one that posts, and this one (${own}) has worked before. ` +
          "Is this the right company, or was it restored from a backup? "
        : `Another ledger (${registered}) is registered in SAP as the one that posts, and this is ${own}. ` +
          "If that ledger still runs, stop one of the two. ") +
        "To go on with this ledger call adopt(): every order there is now is then looked up in SAP before it is posted.",
    );
    this.registered = registered;
  }
}

/** This ledger's right to post. */
export interface Registration {
  /** Makes sure that this ledger is the registered one; registers it where there is none. Throws LedgerNotRegistered. */
  ensure(options: CallOptions): Promise<void>;
  /** Makes this ledger the registered one, whoever was it before. */
  adopt(options: CallOptions): Promise<void>;
  /** Orders up to this id are looked up in SAP before they are posted: they are older than what this process knows of. */
  freshAfter(): number;
}

export function createRegistration({ b1, sitoo, ledger, rules, log, clock }: Context): Registration {
  const site = `${sitoo.accountId}-${sitoo.eshopid}`;
  let registry: Registry | undefined;
  let mark: number | undefined;

  const open = async (options: CallOptions): Promise<Registry> =>
    (registry ??= await openRegistry(b1, { ...options, site, rules }));
  const newest = async (options: CallOptions): Promise<number> => (await sitoo.orders.newest(options)) ?? 0;

  const register = async (before: string | undefined, options: CallOptions): Promise<void> => {
    const { id } = await ledger.identity();
    const book = await open(options);
    await book.write(id, before, options);
    const after = await book.read(options);
    if (after !== id) throw new LedgerNotRegistered(after ?? "none", id);
    log.info("ledger registered in SAP", { ledger: id });
  };

  return {
    ensure: async (options) => {
      const { id, watermark } = await ledger.identity();
      const registered = await (await open(options)).read(options);
      // What Sitoo held when this process started may have been posted by anyone: by the ledger that was lost, by the part
      // of this one that a backup does not have, by the process before this one. Only what arrives later is fresh (H2).
      mark ??= await newest(options);
      // A ledger that has read orders was registered before it did: this is another company, or an older copy of it.
      if (registered === undefined && watermark === 0) await register(undefined, options);
      else if (registered !== id) throw new LedgerNotRegistered(registered ?? "none", id);
    },
    adopt: async (options) => {
      const before = await (await open(options)).read(options);
      await register(before, options);
      mark = await newest(options);
      // The one before may have sent until now what SAP has not committed yet (H1).
      await ledger.adopt({ at: clock.now(), upTo: mark });
    },
    freshAfter: () => mark ?? Number.MAX_SAFE_INTEGER,
  };
}
