/** Districts to 2025-06-30, and communes with the units that hold them since. */
import { canonical } from "../../graph/text.ts"
import communeRows from "../data/communes.json" with { type: "json" }
import districtRows from "../data/districts.json" with { type: "json" }
import type { Commune, District } from "./shapes.ts"

const TYPE = /^(quận|huyện|thị xã|thị trấn|thành phố|phường|xã|đặc khu|tp|tx|tt)\.? /iu

/** The name without its type, for comparing: "Huyện Phong Thổ" and "Phong Thổ" have one key. */
export const unitKey = (name: string): string => canonical(name).replace(TYPE, "").replace(/['’]/g, "'")
const bare = (fullName: string): string => fullName.replace(TYPE, "")

/** Rows are "province code|full name". */
export function districtList(): District[] {
  return districtRows.map((row) => {
    const [codes = "", fullName = ""] = row.split("|")
    const [provinceCode = "", code = ""] = codes.split(" ")
    const type = (TYPE.exec(fullName)?.[1] ?? "").toLowerCase() as District["type"]
    return { code, name: bare(fullName), fullName, type, provinceCode }
  })
}

/** Rows are "province district code province' code'|full name|new full name". */
export function communeList(): Commune[] {
  return communeRows.map((row) => {
    const [codes = "", fullName = "", newName = ""] = row.split("|")
    const [provinceCode = "", districtCode = "", code = "", newProvinceCode = "", newCode = ""] = codes.split(" ")
    return { code, name: bare(fullName), fullName, provinceCode, districtCode, newCode, newName, newProvinceCode }
  })
}

/** Lists by key; made when first asked, since the communes are many. */
export function lazyIndex<T>(list: () => readonly T[], keysOf: (item: T) => readonly string[]) {
  let index: Map<string, T[]> | undefined
  return (key: string): T[] => {
    if (!index) {
      index = new Map()
      for (const item of list())
        for (const name of new Set(keysOf(item))) {
          const known = index.get(name)
          if (known) known.push(item)
          else index.set(name, [item])
        }
    }
    return index.get(key) ?? []
  }
}
