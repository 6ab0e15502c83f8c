import type { EntitySet } from "../entity-set.ts";
import type { Shapes } from "../metadata/shapes.ts";
import { notPermitted } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { isSuperuser } from "../users.ts";
import { companyServices } from "./company-service.ts";
import { itemPrice } from "./item-price.ts";
import { periodServices } from "./period-services.ts";
import { rateServices } from "./rate-services.ts";
import { roundDecimal } from "./round-decimal.ts";
import { seriesServices } from "./series-services.ts";
import type { Service } from "./services.ts";

export interface ServiceParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
  /** A set by its name: prices are read as everybody reads them. */
  readonly findSet: (name: string) => EntitySet | undefined;
}

/** Everything that reads or changes the company's set-up. Changes take a superuser. */
export function setUpServices(parts: ServiceParts): readonly Service[] {
  const all = [
    ...companyServices(parts),
    ...periodServices(parts),
    ...seriesServices(parts),
    ...rateServices(parts),
    roundDecimal(parts.setUp),
    itemPrice({ company: parts.setUp.company, findSet: parts.findSet }),
  ];
  return all.map((service) => (service.reads ? service : bySuperusers(service, parts)));
}

function bySuperusers(service: Service, { setUp }: ServiceParts): Service {
  return {
    ...service,
    run: (body, context) => {
      const mayChange =
        context.options.authorizations === "ignore" || isSuperuser(setUp.company, context.user);
      if (!mayChange) throw notPermitted();
      return service.run(body, context);
    },
  };
}
