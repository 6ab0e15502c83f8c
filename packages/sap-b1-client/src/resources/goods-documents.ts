import { entitySet } from "../entity/entity-set.ts";
import { type GoodsDocumentDraft, marketingDocument, type MarketingDocument } from "./marketing-document.ts";

/** What goods receipts and goods issues have in common. */
const ofGoods = {
  key: "DocEntry",
  schema: marketingDocument,
  verbs: ["post", "update", "cancel"],
  etags: true,
} as const;
const goodsDocuments = entitySet<MarketingDocument, GoodsDocumentDraft>();

/** Goods receipts: goods that come in without a purchase. */
export const inventoryGenEntries = goodsDocuments({ set: "InventoryGenEntries", ...ofGoods });
/** Goods issues: goods that leave without a sale, such as what is broken. */
export const inventoryGenExits = goodsDocuments({ set: "InventoryGenExits", ...ofGoods });
