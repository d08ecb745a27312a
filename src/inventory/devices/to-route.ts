import type { Route, RoutingRule } from '../../domain/network.js';
import { defined } from './defined.js';
import type { InterfaceFields } from './interface-fields.js';

type RouteFields = NonNullable<InterfaceFields['routes']>[number];
type RuleFields = NonNullable<InterfaceFields['routing_policy']>[number];

export const toRoute = ({
  to,
  on_link: onLink,
  congestion_window: congestionWindow,
  advertised_receive_window: advertisedReceiveWindow,
  advertised_mss: advertisedMss,
  ...fields
}: RouteFields): Route => ({
  to,
  ...defined({ ...fields, onLink, congestionWindow, advertisedReceiveWindow, advertisedMss }),
});

export const toRoutingRule = ({
  table,
  type_of_service: typeOfService,
  ...fields
}: RuleFields): RoutingRule => ({
  table,
  ...defined({ ...fields, typeOfService }),
});
