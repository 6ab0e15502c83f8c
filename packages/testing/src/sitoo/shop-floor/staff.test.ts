import { describe, expect, it } from "vitest";
import { aWarehouse } from "../../builders.ts";
import { anAccount } from "../test-account.ts";
import { createStaff } from "./staff.ts";

/** Two warehouses that count by FIFO, with ten bags of tea in the first. */
function aStore() {
  const warehouses = [aWarehouse({ warehousetype: 10 }), aWarehouse({ warehouseid: 2, warehousetype: 10 })];
  const { books } = anAccount({ shop: { warehouses } }).sitoo;
  const staff = createStaff(books);
  staff.receive(1, [{ sku: "TEA-1", decimalquantity: "10.000", moneypricein: "50.00" }]);
  const onShelf = (sku: string, warehouseid = 1) => books.stock.find(warehouseid, sku)?.decimaltotal;
  const movements = () => books.tables.warehousetransactions.size();
  return { staff, onShelf, movements };
}

const tea = (decimalquantity: string) => [{ sku: "TEA-1", decimalquantity }];

describe("what is counted", () => {
  it("is what is on the shelves then, nothing at all as well", () => {
    const { staff, onShelf } = aStore();
    staff.takeStock(1, [...tea("7"), { sku: "TEA-2", decimalquantity: "7.000" }]);
    expect([onShelf("TEA-1"), onShelf("TEA-2")]).toEqual(["7.000", "7.000"]);
    staff.takeStock(1, tea("0"));
    expect(onShelf("TEA-1")).toBe("0.000");
  });

  it("is refused when a SKU is counted twice: nobody knows whether both belong together", () => {
    const { staff, onShelf } = aStore();
    expect(() => staff.takeStock(1, [...tea("7"), ...tea("7")])).toThrow(
      'takeStock: counted[1].sku is "TEA-1", and was counted before',
    );
    expect(onShelf("TEA-1")).toBe("10.000");
  });

  it("is never less than nothing", () => {
    const { staff } = aStore();
    expect(() => staff.takeStock(1, tea("-1"))).toThrow('counted[0].decimalquantity is "-1"');
  });
});

describe("goods", () => {
  it.each(["-5.000", "0", "1e1", "٣", "abc", "", "1.2345", "Infinity"])(
    "are received, moved and scrapped in amounts above zero, with three decimals at most, and not %j of them",
    (decimalquantity) => {
      const { staff, onShelf, movements } = aStore();
      const fault = `goods[0].decimalquantity is "${decimalquantity}", and no quantity above zero`;
      for (const deed of [
        () => staff.receive(1, tea(decimalquantity)),
        () => staff.move(1, 2, tea(decimalquantity)),
        () => staff.scrap(1, tea(decimalquantity)),
      ])
        expect(deed).toThrow(fault);
      expect([onShelf("TEA-1"), movements()]).toEqual(["10.000", 1]);
    },
  );

  it("go nowhere but into a warehouse that Sitoo knows, and into another than they were in", () => {
    const { staff, onShelf, movements } = aStore();
    expect(() => staff.move(1, 99, tea("5"))).toThrow("move: to is 99, and no warehouse in Sitoo");
    expect(() => staff.move(99, 1, tea("5"))).toThrow("from is 99");
    expect(() => staff.move(1, 1, tea("5"))).toThrow("to is 1, and where the goods are");
    expect(() => staff.receive(99, tea("5"))).toThrow("receive: warehouseid is 99");
    expect(() => staff.scrap(99, tea("5"))).toThrow("scrap: warehouseid is 99");
    expect(() => staff.takeStock(99, tea("5"))).toThrow("takeStock: warehouseid is 99");
    expect([onShelf("TEA-1"), movements()]).toEqual(["10.000", 1]);
  });

  it("are refused with every fault at once, each by its field", () => {
    const { staff } = aStore();
    const goods = [
      { sku: "", decimalquantity: "5" },
      { sku: "TEA-1", decimalquantity: "5", moneypricein: "-1.00" },
      { sku: "TEA-1", decimalquantity: 5, moneypricein: "cheap" },
    ];
    const receive = (): unknown => staff.receive(99, goods as never); // as plain JavaScript may
    for (const field of ["warehouseid", "goods[0].sku", "goods[1].moneypricein", "goods[2].decimalquantity"])
      expect(receive).toThrow(field);
    expect(receive).toThrow('goods[2].moneypricein is "cheap", and no price');
    expect(() => staff.receive(1, "TEA-1" as never)).toThrow('goods is "TEA-1", and no list');
  });
});
