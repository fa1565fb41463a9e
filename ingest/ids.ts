/**
 * Ids of what notices speak of. Pure: equal content gives equal ids, in any order, on any day.
 * A scope is a province id, "tw" for bodies of the Centre, or a notice id for what only that notice can tell apart.
 */
import { hashOf } from "../graph/id.ts"

/** Scope of central bodies (trung ương). */
export const CENTRAL = "tw"

/** `key`: canonical name without the province's. */
export const agencyId = (scope: string, key: string): string => `a:${scope}:${key}`
/** `key`: canonical name of the person. */
export const officialId = (scope: string, key: string): string => `o:${scope}:${key}`
/** `symbol`: the one spelling of it; year null is the year-less document of that symbol. */
export const documentId = (scope: string, symbol: string, year: number | null): string =>
  `d:${scope}:${symbol}@${year ?? "?"}`
/** `code`: the unit's code, or its canonical name where it has none. */
export const placeId = (provinceId: string, code: string): string => `l:${provinceId}:${code}`
export const directiveId = (noticeId: string, path: string): string => `${noticeId}/${path}`
/** `ordinal` counts the duties of one clause from 1. */
export const dutyId = (noticeId: string, path: string, ordinal: number): string => `${noticeId}/${path}#${ordinal}`
export const passageId = (text: string): string => `s:${hashOf(text)}`
export const observationId = (noticeId: string, ...parts: readonly (string | number | null)[]): string =>
  `b:${hashOf(noticeId, ...parts)}`
