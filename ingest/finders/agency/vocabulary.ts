/** The lexicons of the grammar, from the gazetteer and from the tables of words. */
import type { Gazetteer } from "../../gazetteer.ts"
import { OFFICES } from "../../offices.ts"
import { ADVERBS, VERBS } from "../../verbs.ts"
import { lexicon } from "./lexicon.ts"
import type { Known, Words } from "./shapes.ts"
import * as vocabulary from "./words.ts"

const marks = (names: readonly string[]) => lexicon(names.map((name) => [name, true as const]))
/** "các sở", "một số đơn vị", "tất cả các ngành" */
const GROUP_OPENERS = ["các", "những", "mọi", "một", "tất"]
const prepared = new WeakMap<Gazetteer, Words>()

/** The lexicons of the grammar, made once for a gazetteer. */
export function wordsOf(gazetteer: Gazetteer): Words {
  const held = prepared.get(gazetteer)
  if (held) return held
  const known: [string, Known][] = gazetteer.agencyKinds.flatMap((kind) =>
    [kind.name, ...kind.aliases].map((name): [string, Known] => [
      name,
      { kindId: kind.id, level: kind.level, central: kind.level === "central" },
    ]),
  )
  const words: Omit<Words, "starts"> = {
    known: lexicon(known),
    heads: marks(vocabulary.HEADS),
    steering: marks(vocabulary.STEERING),
    prefixes: marks(vocabulary.PREFIXES),
    offices: marks(OFFICES),
    loneOffices: lexicon([...vocabulary.LONE_OFFICES]),
    openNouns: marks(vocabulary.OPEN_NOUNS),
    ownNouns: marks(vocabulary.OWN_NOUNS),
    setGroups: marks(vocabulary.SET_GROUPS),
    tails: marks(vocabulary.TAILS),
    units: marks(vocabulary.UNITS),
    verbs: marks(VERBS),
    adverbs: marks(ADVERBS),
    qualifiers: lexicon(vocabulary.QUALIFIERS.flatMap(([kind, names]) => names.map((name) => [name, kind] as const))),
    stops: marks(vocabulary.STOPS),
    provinces: lexicon(gazetteer.provinces.map((p) => [p.name, p.name] as const)),
    districts: lexicon(gazetteer.districts.map((d) => [d.name, true as const])),
  }
  const openers = [words.known, words.heads, words.steering, words.prefixes, words.offices, words.loneOffices]
  const groups = [words.openNouns, words.ownNouns, words.setGroups, words.units]
  const starts = new Set([...openers, ...groups].flatMap((entries) => [...entries.firsts()]).concat(GROUP_OPENERS))
  const whole = { ...words, starts }
  prepared.set(gazetteer, whole)
  return whole
}
