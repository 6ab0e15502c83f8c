import type { Shapes } from "../metadata/shapes.ts";
import { notPermitted } from "../refusal.ts";
import type { SetUp } from "../setup/set-up.ts";
import { isSuperuser } from "../users.ts";
import { companyServices } from "./company-service.ts";
import { periodServices } from "./period-services.ts";
import { rateServices } from "./rate-services.ts";
import { roundDecimal } from "./round-decimal.ts";
import { seriesServices } from "./series-services.ts";
import type { Service } from "./services.ts";

export interface ServiceParts {
  readonly setUp: SetUp;
  readonly shapes: Shapes;
}

/** Everything that reads or changes the company's set-up. Changes take a superuser. */
export function setUpServices(parts: ServiceParts): readonly Service[] {
  const all = [
    ...companyServices(parts),
    ...periodServices(parts),
    ...seriesServices(parts),
    ...rateServices(parts),
    roundDecimal(parts.setUp),
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
