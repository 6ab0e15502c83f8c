import { SitooError } from "./errors.ts";
import type { CallOptions } from "./request.ts";
import { type BatchOptions, holdBack, type ItemResult } from "./resource/batch.ts";
import { itemsIn } from "./resource/given.ts";
import { newestId } from "./resource/listing.ts";
import { methodsOf } from "./resource/methods.ts";
import type { Service } from "./resource/place.ts";
import type { Methods } from "./resource/resource.ts";
import {
  transactionsOfWarehouse,
  type WarehouseTransaction,
  type WarehouseTransactionDraft,
  warehouseTransactions,
} from "./resources/warehouse-transactions.ts";

/** The movements of a site's goods. */
export interface WarehouseTransactions extends Pick<Methods<typeof warehouseTransactions>, "each"> {
  /** The highest id; undefined when nothing has moved yet. */
  newest(options?: CallOptions): Promise<number | undefined>;
  /**
   * Moves goods. Movements whose answer was lost are read back among those that are newer than the newest one before, and
   * count as confirmed when exactly one has the same `externalid`, warehouse, type and items, and no other of the batch has
   * them too. All others stay in doubt: never send them again before they are known to be absent.
   */
  batchAdd(
    drafts: readonly WarehouseTransactionDraft[],
    options?: BatchOptions,
  ): Promise<readonly ItemResult<number>[]>;
  /** Those of one warehouse. */
  ofWarehouse(warehouseid: number): Methods<typeof transactionsOfWarehouse>;
}

export function createWarehouseTransactions(service: Service): WarehouseTransactions {
  const { each, batchAdd } = methodsOf(service, warehouseTransactions);

  const newest = (options?: CallOptions): Promise<number | undefined> =>
    newestId(service.request, "warehousetransactionid", {
      operation: "getAllWarehouseTransactions",
      query: {},
      ...options,
    });

  const madeAfter = async (
    before: number,
    options: CallOptions,
  ): Promise<readonly WarehouseTransaction[]> => {
    const made: WarehouseTransaction[] = [];
    for await (const found of each({ warehousetransactionidfrom: before + 1 }, options))
      if (found.ok) made.push(found.value);
    return made;
  };
  return {
    each,
    newest,
    batchAdd: async (drafts, options = {}) => {
      const named = itemsIn(drafts).some(({ externalid }) => externalid !== undefined);
      const before = named ? ((await newest(options).catch(troubleIn)) ?? 0) : 0;
      if (before instanceof SitooError) {
        const { names, verbs } = warehouseTransactions;
        return holdBack({ operation: verbs.batchAdd, items: drafts, names }, before);
      }
      const results = await batchAdd(drafts, options);
      const lost = results.some(({ outcome, index }) => outcome === "in-doubt" && drafts[index]?.externalid);
      if (!lost || options.signal?.aborted) return results;
      const made = await madeAfter(before, options).catch(() => []); // the doubt says more
      const alone = aloneAmong(drafts);
      return results.map((result) => {
        const draft = drafts[result.index];
        const found =
          draft && result.outcome === "in-doubt" && alone(draft) ? theOne(made, draft) : undefined;
        if (found === undefined) return result;
        const { index, key } = result;
        return { index, key, outcome: "confirmed", value: found };
      });
    },
    ofWarehouse: (warehouseid) => methodsOf(service, transactionsOfWarehouse, { warehouseid }),
  };
}

/** Whether no other movement of the batch is the same: of two, nobody could say which of them was found. */
function aloneAmong(drafts: readonly WarehouseTransactionDraft[]): (draft: Movement) => boolean {
  const times = Map.groupBy(drafts, fingerprint);
  return (draft) => times.get(fingerprint(draft))?.length === 1;
}

function troubleIn(error: unknown): SitooError {
  if (error instanceof SitooError) return error;
  throw error;
}

/** The id of the one movement that can only be this one. */
function theOne(made: readonly WarehouseTransaction[], draft: WarehouseTransactionDraft): number | undefined {
  if (draft.externalid === undefined) return undefined;
  const same = made.filter((each) => fingerprint(each) === fingerprint(draft));
  return same.length === 1 ? same[0]?.warehousetransactionid : undefined;
}

interface Movement {
  readonly externalid?: string | null | undefined;
  readonly warehouseid?: number | undefined;
  readonly transactiontype?: number | undefined;
  readonly items?: readonly { readonly sku: string; readonly decimalquantity: string }[] | undefined;
}

function fingerprint({ externalid, warehouseid, transactiontype, items = [] }: Movement): string {
  const moved = items.map(({ sku, decimalquantity }) => `${sku} ${withoutZeros(decimalquantity)}`).toSorted();
  return JSON.stringify([externalid, warehouseid, transactiontype, moved]);
}

/** "13.000" and "13" are the same quantity. */
function withoutZeros(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}
