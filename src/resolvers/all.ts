/** All resolvers by type; enums that stand for orders of the graph too. */
import type { Order } from "../../graph/query.ts"
import * as agency from "./agency.ts"
import * as directive from "./directive.ts"
import * as document from "./document.ts"
import * as duty from "./duty.ts"
import * as notice from "./notice.ts"
import * as official from "./official.ts"
import * as province from "./province.ts"
import { Query } from "./query.ts"
import { DateScalar } from "./scalars.ts"
import { SearchAnswer, SearchFacets, SearchHit } from "./search.ts"

const written: Order = [{ field: "noticeId" }, { field: "from" }]

export const resolvers = {
  Query,
  Date: DateScalar,
  SearchAnswer,
  SearchFacets,
  SearchHit,
  ...notice,
  ...directive,
  ...duty,
  ...agency,
  ...official,
  ...document,
  ...province,
  NoticeOrder: {
    ISSUED_ON_ASC: [{ field: "issuedOn" }],
    ISSUED_ON_DESC: [{ field: "issuedOn", desc: true }],
  } satisfies Record<string, Order>,
  DutyOrder: {
    ISSUED_ON_ASC: [{ field: "issuedOn" }, ...written],
    ISSUED_ON_DESC: [{ field: "issuedOn", desc: true }, ...written],
    DUE_ON_ASC: [{ field: "dueOn" }, ...written],
    DUE_ON_DESC: [{ field: "dueOn", desc: true }, ...written],
    AS_WRITTEN: written,
  } satisfies Record<string, Order>,
}
