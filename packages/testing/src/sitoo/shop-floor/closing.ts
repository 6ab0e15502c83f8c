import type { ZReport } from "../books/records.ts";
import { checkAmounts } from "./check-amounts.ts";
import type { Drawer } from "./drawer.ts";
import type { TillOptions, TillOrders } from "./till-orders.ts";
import { zFigures } from "./z-report.ts";

/**
 * Counts the drawer and closes the session: `counted` is what is expected unless somebody counts something else. The report
 * of an offline till reaches Sitoo after its orders; its `dateadded` is 0 until then.
 */
export type Close = (counted?: string, bankFinal?: string) => ZReport;

/** Closes the sessions of a till, one after the other: each begins with what the one before has left in the drawer. */
export function createClosing(options: TillOptions, orders: TillOrders, drawer: Drawer): Close {
  const { books, register, store, staff = "1", eshopid = 1, refundsInReports, roundoff } = options;
  const signs = { ...(refundsInReports && { refundsInReports }), ...(roundoff && { roundoff }) };
  let opened = books.now();
  let lifetime = { sales: "0.00", refund: "0.00" };

  return (counted = drawer.expected(), bankFinal = "0.00") => {
    checkAmounts({ counted, bankFinal });
    const session = {
      orders: orders.session(),
      feeRate: orders.feeRate,
      counted,
      bankFinal,
      lifetime,
      ...signs,
      ...drawer.session(),
    };
    const figures = zFigures(session);
    const closed = {
      ...{ registerid: register.registerid, registerkey: register.registerkey, registernumber: 1 },
      manufacturerid: manufacturerOf(register.registerid),
      ...{ datecreated: books.now(), dateopened: opened, eshopid },
      ...{ store_id: store.externalid, store_name: store.name, company: store.name, companyid: "" },
      ...{ address: "", address2: "", address3: "", currencycode: register.currencycode },
      ...{ staff, staffuserid: null, comment: "" },
      ...figures,
    };
    let report: ZReport = { ...closed, zreportid: nextNumber(options, orders), dateadded: 0 };
    orders.connection.pass({ arrive: () => void (report = books.addZReport(closed)) });
    orders.endSession(); // whatever fails before leaves the session as it is
    lifetime = { sales: figures.moneygrandtotalsales, refund: figures.moneygrandtotalrefund };
    drawer.next(figures.moneycash_out);
    opened = books.now();
    return report;
  };
}

/** The number that Sitoo will give: the last one of the till, and the reports that wait before this one. */
function nextNumber({ books, register }: TillOptions, { connection }: TillOrders): number {
  const known = books.tables.zreports.where("registerid", register.registerid);
  const waiting = connection.waiting().filter(({ order }) => order === undefined);
  return known.reduce((last, { zreportid }) => Math.max(last, zreportid), 0) + waiting.length + 1;
}

/** Made of the letters of the register's GUID, as seen. */
function manufacturerOf(registerid: string): string {
  return `SITOO${registerid.replace(/[^0-9A-F]/gi, "")}`;
}
